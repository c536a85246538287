/**
 * A page as its script leaves it, for a frame in which none runs: with the buttons that the script alone adds (login.js),
 * and without what is said where there is no script. Nothing takes the focus from whoever is writing beside it.
 */
export function asScripted(page: string): string {
  return page
    .replaceAll(/<noscript>.*?<\/noscript>/gs, '')
    .replaceAll(/(<[^>]*) autofocus(?=[\s>])/g, '$1')
    .replaceAll(/<(div|section) hidden>/g, '<$1>')
    .replaceAll(/<form [^>]*data-passkey.*?(?=<\/form>)/gs, (form) => {
      const [, label = ''] = /data-button="([^"]*)"/.exec(form) ?? []
      return `${form}<button class="button${form.includes(' data-primary') ? ' primary' : ''}">${label}</button>`
    })
    .replaceAll(/<div data-(?:copy|print)="([^"]*)"[^>]*>/g, '<div><button class="button">$1</button>')
    .replaceAll(/<div data-show="([^"]*)"[^>]*>/g, '<div class="with-button"><button>$1</button>')
}
