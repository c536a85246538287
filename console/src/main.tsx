import './lib/opened-with.ts'
import './styles/app.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { showTitlesOnFocus } from './app/focus-tips.ts'
import { keepFocus } from './app/keep-focus.ts'
import { Providers } from './app/providers.tsx'
import { saveByKey } from './app/save-key.ts'
import { isProblem } from './lib/problem.ts'

// A page that the browser had put by shows what somebody saw who may have signed out since (WEB-11).
addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
keepFocus()
showTitlesOnFocus()
saveByKey()

/** What the server told is on the page. */
const onCaughtError = (error: unknown) => {
  if (!isProblem(error)) console.error(error)
}

createRoot(document.getElementById('root') as HTMLElement, { onCaughtError }).render(
  <StrictMode>
    <Providers />
  </StrictMode>,
)
