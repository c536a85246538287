import type { signUpEn } from '../en/sign-up.ts'

export const signUpFr: typeof signUpEn = {
  'sign-up-code': ({ code, link }, { app }) => ({
    subject: `Votre code pour ${app}`,
    intro: [`Saisissez ce code pour terminer votre inscription à ${app}.`],
    code,
    ...(link === null ? {} : { actions: [{ label: 'Ou continuez avec ce lien', link }] }),
    outro: ['Le code fonctionne pendant 10 minutes. Personne chez nous ne vous le demandera jamais.', unasked],
  }),
  'already-registered': ({ signInLink, resetLink }, { app }) => ({
    subject: `Vous avez déjà un compte chez ${app}`,
    intro: [`Quelqu’un a voulu s’inscrire à ${app} avec cette adresse. Il existe déjà un compte avec elle : le vôtre.`],
    actions: [
      { label: 'Se connecter', link: signInLink },
      { label: 'Choisir un nouveau mot de passe', link: resetLink },
    ],
    outro: ['Si ce n’était pas vous, il n’y a rien à faire : votre compte n’a pas changé.'],
  }),
  'sign-in-unknown': ({ signUpLink }, { app }) => ({
    subject: `Aucun compte avec cette adresse chez ${app}`,
    intro: [
      `Quelqu’un a voulu se connecter à ${app} avec cette adresse. Aucun compte ne l’utilise.`,
      'Si c’était vous, vous avez peut-être utilisé une autre adresse.',
    ],
    ...(signUpLink === null ? {} : { actions: [{ label: 'S’inscrire', link: signUpLink }] }),
    outro: [unasked],
  }),
  invitation: ({ link, inviter, organization, role }, { app }) => ({
    subject: `${inviter} vous invite à rejoindre ${organization}`,
    intro: [
      `${inviter} vous invite à rejoindre ${organization} chez ${app}${role === null ? '' : ` en tant que ${role}`}.`,
    ],
    actions: [{ label: 'Accepter l’invitation', link }],
    outro: ['Le lien ne fonctionne qu’une fois. Si vous ne savez pas qui l’a envoyé, ignorez-le.'],
  }),
  'invitation-asked': ({ organization, link }, { app }) => ({
    subject: `Une nouvelle invitation à ${organization} est demandée`,
    intro: [
      `Quelqu’un a ouvert une invitation à ${organization} chez ${app} après son expiration, et en demande une nouvelle.`,
      'La liste des invitations montre qui. Ne la renvoyez que si cette personne doit encore rejoindre l’organisation.',
    ],
    ...(link === null ? {} : { actions: [{ label: 'Ouvrir les invitations', link }] }),
  }),
  'account-made': ({ link, organization }, { app }) => ({
    subject: organization === null ? `Votre compte chez ${app}` : `${organization} vous a créé un compte chez ${app}`,
    intro: [
      organization === null
        ? `Un compte chez ${app} a été créé pour vous. Choisissez un mot de passe pour l’utiliser.`
        : `${organization} a créé un compte chez ${app} pour vous. Choisissez un mot de passe pour l’utiliser.`,
    ],
    actions: [{ label: 'Choisir un mot de passe', link }],
    outro: [
      'Le lien ne fonctionne qu’une fois. Si vous ne savez pas qui l’a envoyé, ignorez-le : sans lui, personne ne peut utiliser le compte.',
    ],
  }),
}

const unasked = 'Si ce n’était pas vous, ignorez ce message : rien ne se passe sans vous.'
