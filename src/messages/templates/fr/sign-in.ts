import type { signInEn } from '../en/sign-in.ts'

export const signInFr: typeof signInEn = {
  'sign-in-code': ({ code, link, place }, { app, time }) => ({
    subject: `Votre code de connexion pour ${app}`,
    intro: [`Saisissez ce code pour vous connecter à ${app}.`],
    code,
    ...(link === null ? {} : { actions: [{ label: 'Ou connectez-vous avec ce lien', link }] }),
    outro: [kept, asked(time, place), notYou.code],
  }),
  'sign-in-link': ({ link, place }, { app, time }) => ({
    subject: `Votre lien de connexion pour ${app}`,
    intro: [`Ouvrez ce lien et confirmez pour vous connecter à ${app}.`],
    actions: [{ label: `Se connecter à ${app}`, link }],
    outro: ['Le lien ne fonctionne qu’une fois, pendant 10 minutes.', asked(time, place), notYou.link],
  }),
  'second-factor-code': ({ code, place }, { app, time }) => ({
    subject: `Votre code de confirmation pour ${app}`,
    intro: [`Saisissez ce code pour confirmer que c’est bien vous qui vous connectez à ${app}.`],
    code,
    outro: [kept, asked(time, place), notYou.second],
  }),
  'account-locked': ({ until, unlockLink }, { app, formatTime }) => ({
    subject: `La connexion à votre compte ${app} est suspendue`,
    intro: [
      `Quelqu’un a essayé trop de mauvais mots de passe. Pour protéger votre compte, la connexion par mot de passe est suspendue jusqu’au ${formatTime(until)}.`,
      'Là où vous vous êtes déjà connecté, vous le pouvez toujours.',
    ],
    actions: [{ label: 'C’était moi : me connecter maintenant', link: unlockLink }],
    outro: ['Si ce n’était pas vous, il n’y a rien à faire : votre mot de passe n’a pas été deviné.'],
  }),
  'second-factor-locked': ({ until }, { app, time, formatTime }) => ({
    subject: `Quelqu’un connaît peut-être votre mot de passe pour ${app}`,
    intro: [
      `Le ${time}, quelqu’un a saisi votre bon mot de passe, puis trop de mauvais codes. Les codes sont refusés jusqu’au ${formatTime(until)}.`,
    ],
    outro: ['Si ce n’était pas vous, changez votre mot de passe.'],
  }),
  'account-suspended': (_, { app, time }) => ({
    subject: `Votre compte ${app} a été suspendu`,
    intro: [`Le ${time}, votre compte ${app} a été suspendu. Vous ne pouvez plus vous connecter.`],
    outro: ['Si vous pensez que c’est une erreur, contactez le support.'],
  }),
  'data-downloaded': (_, { app, time }) => ({
    subject: `Les données de votre compte ${app} ont été téléchargées`,
    intro: [`Le ${time}, un fichier avec tout ce que ${app} sait de vous a été téléchargé depuis votre compte.`],
    outro: [
      'Si ce n’était pas vous, changez votre mot de passe, déconnectez-vous partout ailleurs et contactez le support.',
    ],
  }),
  'account-deleted': (_, { app, time }) => ({
    subject: `Votre compte ${app} a été supprimé`,
    intro: [
      `Le ${time}, votre compte ${app} a été supprimé depuis la page de votre compte. Il ne peut pas être rétabli.`,
    ],
    outro: ['Si ce n’était pas vous, contactez le support.'],
  }),
  'new-device': ({ link, place }, { app, time }) => ({
    subject: `Votre compte ${app} a été utilisé sur un nouvel appareil`,
    intro: [
      `Le ${time}, quelqu’un s’est connecté à votre compte ${app} dans un navigateur qui n’avait pas encore servi pour lui${place === null ? '' : ` : ${place}`}.`,
      'Si c’était vous, il n’y a rien à faire.',
    ],
    actions: [{ label: 'Voir votre activité', link }],
    outro: [
      'Si ce n’était pas vous, dites-le là-bas : tous les autres sont déconnectés aussitôt, et vous choisissez un nouveau mot de passe.',
      'Si vous ne pouvez plus vous connecter, demandez un nouveau mot de passe sur la page de connexion, ou contactez le support.',
    ],
  }),
  'tokens-misused': ({ client }, { app, time }) => ({
    subject: `Vous avez été déconnecté de ${client}`,
    intro: [
      `Le ${time}, quelqu’un a utilisé une ancienne clé de votre compte ${app} que ${client} avait déjà échangée. Elle a pu être copiée, nous avons donc mis fin à cet accès.`,
    ],
    outro: [
      `Connectez-vous de nouveau à ${client}. Si vous voyez quelque chose que vous ne reconnaissez pas, changez votre mot de passe.`,
    ],
  }),
}

const kept = 'Le code fonctionne pendant 10 minutes. Personne chez nous ne vous le demandera jamais.'

function asked(time: string, place: string | null): string {
  return `Il a été demandé le ${time}${place === null ? '' : `, depuis ${place}`}.`
}

const notYou = {
  code: 'Si ce n’était pas vous, ignorez ce message et ne donnez le code à personne.',
  link: 'Si ce n’était pas vous, ignorez ce message et ne donnez le lien à personne.',
  second: 'Si ce n’était pas vous, quelqu’un connaît votre mot de passe : changez-le, et ne donnez le code à personne.',
}
