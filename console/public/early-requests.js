// Asks who is signed in, and how their list is shown, while the scripts of the console are still on their way.
// src/lib/early-answers.ts hands the answers on.
;(() => {
  const path = location.pathname
  if (!/^\/console(\/|$)/.test(path) || /^\/console\/(sign-in|setup)\/?$/.test(path)) return
  const asked = path === '/console/users' ? ['/session', '/me/preferences'] : ['/session']
  window.earlyAnswers = Object.fromEntries(
    asked.map((path) => {
      const answer = fetch(`/api/v1${path}`, { headers: { accept: 'application/json' } })
      // Whoever waits for it hears of it; nobody need wait.
      answer.catch(() => undefined)
      return [path, answer]
    }),
  )
})()
