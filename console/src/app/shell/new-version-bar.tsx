import { useEffect, useState } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { t } from '../../lib/text.ts'

const lookEveryMs = 10 * 60 * 1000

/** When the server has a newer console than this page is: said once, and reloaded when it suits. */
export function NewVersionBar() {
  const [isOld, setIsOld] = useState(false)
  useEffect(() => {
    const look = () => {
      if (document.hidden) return
      // Whoever cannot be asked now is asked the next time.
      isOutdated().then(
        (next) => next && setIsOld(true),
        () => undefined,
      )
    }
    const timer = window.setInterval(look, lookEveryMs)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  if (!isOld) return null
  return (
    <p role="status" className="flex flex-wrap items-center gap-3 bg-selected px-4 py-1.5 text-table desk:px-8">
      {t('A new version of the console is there.')}
      <Button onClick={() => location.reload()}>{t('Reload')}</Button>
    </p>
  )
}

/** The page of a build names its own scripts. */
async function isOutdated(): Promise<boolean> {
  const own = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.getAttribute('src')
  const response = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' })
  const page = response.ok ? await response.text() : ''
  return own != null && page.includes('type="module"') && !page.includes(own)
}
