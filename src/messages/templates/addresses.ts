import type { TemplatesByLocale } from '../letter.ts'

type Kinds =
  | 'verify-email'
  | 'email-change-confirm'
  | 'email-change-notice'
  | 'email-changed'
  | 'account-unlinked'
  | 'identity-link'
  | 'identity-linked'

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
      intro: [`Confirm that ${newAddress} is to be the address of your ${app} account, and it takes effect.`],
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
    'identity-link': ({ link }, { app }) => ({
      subject: `Join your accounts at ${app}`,
      intro: [
        `Support of ${app} asks you to join another account of yours to this one, so that you can sign in by either.`,
        'You sign in to this account, then to the other one, and see what is joined before anything happens.',
      ],
      actions: [{ label: 'Join accounts', link }],
      outro: [
        'The link works once, for 24 hours.',
        'If you did not ask for this, ignore this message: nothing is joined without you.',
      ],
    }),
    'identity-linked': ({ account, other }, { app, time }) => ({
      subject: `Your accounts at ${app} were joined`,
      intro: [
        `On ${time} the account ${other} became part of the ${app} account ${account}. You sign in to it by either.`,
      ],
      outro: ["If this wasn't you, tell support at once: whoever did it could sign in to both."],
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
  },
}
