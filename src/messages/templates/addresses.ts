import type { TemplatesByLocale } from '../letter.ts'

type Kinds = 'verify-email' | 'email-change-confirm' | 'email-change-notice' | 'email-changed' | 'account-unlinked'

export const addressTemplates: TemplatesByLocale<Kinds> = {
  en: {
    'verify-email': ({ link, client }, { app }) => ({
      subject: `Confirm your e-mail address for ${client ?? app}`,
      intro: [`Please confirm that this address belongs to you, so that ${client ?? app} can reach you here.`],
      actions: [{ label: 'Confirm e-mail address', link }],
      outro: [
        'The link works once.',
        "If this wasn't you, ignore this message: nothing is confirmed without the link.",
      ],
    }),
    'email-change-confirm': ({ link, newAddress }, { app }) => ({
      subject: `Confirm your new e-mail address for ${app}`,
      intro: [`You asked to use ${newAddress} for your ${app} account. Confirm it, and it takes effect.`],
      actions: [{ label: 'Use this address', link }],
      outro: ['The link works once.', "If this wasn't you, ignore this message: nothing changes without the link."],
    }),
    'email-change-notice': ({ undoLink, newAddress }, { app, time }) => ({
      subject: `Your e-mail address for ${app} is about to change`,
      intro: [`On ${time} somebody asked to change the e-mail address of your ${app} account to ${newAddress}.`],
      actions: [{ label: "This wasn't me: stop the change", link: undoLink }],
      outro: ['If it was you, there is nothing to do here.'],
    }),
    'email-changed': ({ undoLink, newAddress }, { app, time }) => ({
      subject: `Your e-mail address for ${app} was changed`,
      intro: [`On ${time} the e-mail address of your ${app} account was changed to ${newAddress}.`],
      actions: [{ label: "This wasn't me: undo the change", link: undoLink }],
      outro: ['The link works for 24 hours. If it was you, there is nothing to do.'],
    }),
    'account-unlinked': ({ account }, { app, time }) => ({
      subject: `${account} was unlinked from your ${app} account`,
      intro: [`On ${time} ${account} was unlinked from your ${app} account. You can no longer sign in to it that way.`],
      outro: ["If this wasn't you, change your password and tell support."],
    }),
  },
  de: {
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
      intro: [`Sie möchten ${newAddress} für Ihr Konto bei ${app} verwenden. Mit der Bestätigung wird es wirksam.`],
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
  },
}
