import type { addressesEn } from '../en/addresses.ts'

export const addressesDe: typeof addressesEn = {
  'verify-email': ({ link, client }, { app }) => ({
    subject: `Bestätigen Sie Ihre E-Mail-Adresse für ${client ?? app}`,
    intro: [`Bitte bestätigen Sie, dass diese Adresse Ihnen gehört, damit ${client ?? app} Sie hier erreicht.`],
    actions: [{ label: 'E-Mail-Adresse bestätigen', link }],
    outro: [
      'Der Link gilt einmal.',
      'Wenn Sie das nicht waren, ignorieren Sie diese Nachricht: Ohne den Link wird nichts bestätigt.',
    ],
  }),
  'email-change-confirm': ({ link, newAddress }, { app }) => ({
    subject: `Bestätigen Sie Ihre neue E-Mail-Adresse für ${app}`,
    intro: [
      `Bestätigen Sie, dass ${newAddress} die Adresse Ihres Kontos bei ${app} werden soll. Damit wird es wirksam.`,
    ],
    actions: [{ label: 'Diese Adresse verwenden', link }],
    outro: [
      'Der Link gilt einmal.',
      'Wenn Sie das nicht waren, ignorieren Sie diese Nachricht: Ohne den Link ändert sich nichts.',
    ],
  }),
  'email-change-notice': ({ undoLink, newAddress }, { app, time }) => ({
    subject: `Ihre E-Mail-Adresse für ${app} soll geändert werden`,
    intro: [`Am ${time} wurde verlangt, die E-Mail-Adresse Ihres Kontos bei ${app} in ${newAddress} zu ändern.`],
    actions: [{ label: 'Das war ich nicht: Änderung stoppen', link: undoLink }],
    outro: ['Wenn Sie es waren, ist hier nichts zu tun.'],
  }),
  'email-changed': ({ undoLink, newAddress }, { app, time }) => ({
    subject: `Ihre E-Mail-Adresse für ${app} wurde geändert`,
    intro: [`Am ${time} wurde die E-Mail-Adresse Ihres Kontos bei ${app} in ${newAddress} geändert.`],
    actions: [{ label: 'Das war ich nicht: Änderung rückgängig machen', link: undoLink }],
    outro: ['Der Link gilt 24 Stunden. Wenn Sie es waren, ist nichts zu tun.'],
  }),
  'account-unlinked': ({ account }, { app, time }) => ({
    subject: `${account} wurde von Ihrem Konto bei ${app} getrennt`,
    intro: [
      `Am ${time} wurde ${account} von Ihrem Konto bei ${app} getrennt. So können Sie sich dort nicht mehr anmelden.`,
    ],
    outro: ['Wenn Sie das nicht waren, ändern Sie Ihr Passwort und sagen Sie es dem Support.'],
  }),
  'identity-link': ({ link }, { app }) => ({
    subject: `Verbinden Sie Ihre Konten bei ${app}`,
    intro: [
      `Der Support von ${app} bittet Sie, ein weiteres Konto von Ihnen mit diesem zu verbinden, damit Sie sich mit beiden anmelden können.`,
      'Sie melden sich bei diesem Konto an, dann bei dem anderen, und sehen, was verbunden wird, bevor etwas geschieht.',
    ],
    actions: [{ label: 'Konten verbinden', link }],
    outro: [
      'Der Link gilt einmal, 24 Stunden lang.',
      'Wenn Sie nicht darum gebeten haben, ignorieren Sie diese Nachricht: Ohne Sie wird nichts verbunden.',
    ],
  }),
  'identity-linked': ({ account, other }, { app, time }) => ({
    subject: `Ihre Konten bei ${app} wurden verbunden`,
    intro: [
      `Am ${time} wurde das Konto ${other} ein Teil des Kontos ${account} bei ${app}. Sie melden sich mit beiden dort an.`,
    ],
    outro: [
      'Wenn Sie das nicht waren, sagen Sie es sofort dem Support: Wer es getan hat, konnte sich bei beiden anmelden.',
    ],
  }),
}
