import type { deviceEn } from '../en/device.ts'

/** Dasselbe auf Deutsch. */
export const deviceDe: typeof deviceEn = {
  title: 'Gerät verbinden',
  intro: 'Geben Sie den Code ein, den Ihr Gerät zeigt.',
  code: 'Code',
  codeHint: 'Acht Buchstaben, zum Beispiel BCDF-GHJK.',
  submit: 'Weiter',
  wrong:
    'Dieser Code gilt nicht. Er ist vertippt, zu alt oder in einem anderen Browser offen. Ihr Gerät kann einen neuen zeigen.',

  confirmTitle: (app) => `${app} verbinden?`,
  compare: 'Vergleichen Sie diesen Code mit dem auf Ihrem Gerät:',
  warning:
    'Verbinden Sie es nur, wenn das Gerät Ihres ist und diesen Code zeigt. Niemand von uns wird Sie je darum bitten.',
  account: (account) => `Konto: ${account}`,
  another: 'Anderes Konto verwenden',
  from: (place) => `Das Gerät fragte von hier: ${place}.`,
  deny: 'Nicht verbinden',
  allow: 'Verbinden',

  approvedTitle: 'Ihr Gerät ist verbunden',
  approved: 'Es macht von selbst weiter. Sie können diese Seite schließen.',
  deniedTitle: 'Ihr Gerät wurde nicht verbunden',
  denied: 'Es bekommt nichts von Ihrem Konto. Sie können diese Seite schließen.',
  overTitle: 'Dieser Code ist vorbei',
  over: 'Es dauerte zu lange, oder Sie haben sich inzwischen abgemeldet. Lassen Sie Ihr Gerät einen neuen Code zeigen.',
  again: 'Code eingeben',
}
