// A browser without what every screen is drawn with (vite.config.ts, build.target) gets a sentence instead of an empty
// page. In words of its own: nothing of the console may have come by then, and in such a browser it may never come.
;(() => {
  if (CSS.supports('color', 'light-dark(#fff, #000)')) return
  const isGerman = String(navigator.language).slice(0, 2) === 'de'
  const note = document.createElement('p')
  note.setAttribute('role', 'alert')
  note.style.padding = '16px'
  note.textContent = isGerman
    ? 'Dieser Browser ist zu alt für die Konsole von Rollcall. Sie braucht Chrome oder Edge ab 123, Firefox ab 120 oder Safari ab 17.5. Dasselbe geht über die API und mit dem Befehl rollcall.'
    : 'This browser is too old for the Rollcall console. It needs Chrome or Edge 123, Firefox 120, Safari 17.5, or a newer one. The same work can be done through the API and the rollcall command.'
  document.body.insertBefore(note, document.body.firstChild)
})()
