// Runs before the first paint, so that a chosen theme does not flash. A file of its own because the content security
// policy refuses inline scripts. src/lib/theme.ts owns the key and the values.
;(() => {
  try {
    const theme = localStorage.getItem('rollcall.theme')
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  } catch {
    // Storage may be switched off in the browser; the system's theme holds then.
  }
})()
