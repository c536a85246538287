import type { addressesEn } from '../en/addresses.ts'

export const addressesFr: typeof addressesEn = {
  'verify-email': ({ link, client }, { app }) => ({
    subject: `Confirmez votre adresse e-mail pour ${client ?? app}`,
    intro: [`Confirmez que cette adresse est bien la vôtre, pour que ${client ?? app} puisse vous écrire ici.`],
    actions: [{ label: 'Confirmer l’adresse e-mail', link }],
    outro: [
      'Le lien ne fonctionne qu’une fois.',
      'Si ce n’était pas vous, ignorez ce message : sans le lien, rien n’est confirmé.',
    ],
  }),
  'email-change-confirm': ({ link, newAddress }, { app }) => ({
    subject: `Confirmez votre nouvelle adresse e-mail pour ${app}`,
    intro: [
      `Confirmez que ${newAddress} doit devenir l’adresse de votre compte ${app}. Le changement prend alors effet.`,
    ],
    actions: [{ label: 'Utiliser cette adresse', link }],
    outro: [
      'Le lien ne fonctionne qu’une fois.',
      'Si ce n’était pas vous, ignorez ce message : sans le lien, rien ne change.',
    ],
  }),
  'email-change-notice': ({ undoLink, newAddress }, { app, time }) => ({
    subject: `Votre adresse e-mail pour ${app} va changer`,
    intro: [`Le ${time}, quelqu’un a demandé que l’adresse e-mail de votre compte ${app} devienne ${newAddress}.`],
    actions: [{ label: 'Ce n’était pas moi : arrêter le changement', link: undoLink }],
    outro: ['Si c’était vous, il n’y a rien à faire ici.'],
  }),
  'email-changed': ({ undoLink, newAddress }, { app, time }) => ({
    subject: `Votre adresse e-mail pour ${app} a été modifiée`,
    intro: [`Le ${time}, l’adresse e-mail de votre compte ${app} est devenue ${newAddress}.`],
    actions: [{ label: 'Ce n’était pas moi : annuler le changement', link: undoLink }],
    outro: ['Le lien fonctionne pendant 24 heures. Si c’était vous, il n’y a rien à faire.'],
  }),
  'account-unlinked': ({ account }, { app, time }) => ({
    subject: `${account} a été dissocié de votre compte ${app}`,
    intro: [
      `Le ${time}, ${account} a été dissocié de votre compte ${app}. Vous ne pouvez plus vous y connecter ainsi.`,
    ],
    outro: ['Si ce n’était pas vous, changez votre mot de passe et prévenez le support.'],
  }),
  'identity-link': ({ link }, { app }) => ({
    subject: `Réunissez vos comptes chez ${app}`,
    intro: [
      `Le support de ${app} vous demande de réunir un autre de vos comptes à celui-ci, pour que vous puissiez vous connecter avec l’un ou l’autre.`,
      'Vous vous connectez à ce compte, puis à l’autre, et vous voyez ce qui sera réuni avant que rien ne se passe.',
    ],
    actions: [{ label: 'Réunir les comptes', link }],
    outro: [
      'Le lien ne fonctionne qu’une fois, pendant 24 heures.',
      'Si vous n’avez rien demandé, ignorez ce message : rien n’est réuni sans vous.',
    ],
  }),
  'identity-linked': ({ account, other }, { app, time }) => ({
    subject: `Vos comptes chez ${app} ont été réunis`,
    intro: [
      `Le ${time}, le compte ${other} est devenu une partie du compte ${account} chez ${app}. Vous vous y connectez avec l’un ou l’autre.`,
    ],
    outro: [
      'Si ce n’était pas vous, prévenez tout de suite le support : la personne qui l’a fait a pu se connecter aux deux.',
    ],
  }),
}
