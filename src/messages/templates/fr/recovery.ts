import type { recoveryEn } from '../en/recovery.ts'

export const recoveryFr: typeof recoveryEn = {
  'recovery-requested': ({ number, stopLink }, { app, time }) => ({
    subject: `Quelqu’un a demandé à récupérer votre compte ${app}`,
    intro: [
      `Le ${time}, quelqu’un a demandé au support de récupérer votre compte ${app}. La demande porte le numéro ${number}.`,
      'Si c’était vous, il n’y a rien à faire : attendez la réponse.',
    ],
    actions: [{ label: 'Ce n’était pas moi : arrêter la demande', link: stopLink }],
  }),
  'recovery-waiting': ({ number, until, stopLink }, { app, formatTime }) => ({
    subject: `Votre compte ${app} pourra être récupéré après le ${formatTime(until)}`,
    intro: [
      `Le support a accepté la demande ${number} de récupérer votre compte ${app}. Le lien sera envoyé le ${formatTime(until)}.`,
      'Si c’était vous, il n’y a rien à faire : attendez ce message. Sinon, arrêtez la demande maintenant.',
    ],
    actions: [{ label: 'Ce n’était pas moi : arrêter la demande', link: stopLink }],
  }),
  'recovery-approved': ({ number, link }, { app }) => ({
    subject: `Votre demande de récupérer votre compte ${app} a été acceptée`,
    intro: [
      `La demande ${number} a été acceptée. Avec ce lien, vous choisissez un nouveau mot de passe et configurez une nouvelle seconde étape.`,
    ],
    actions: [{ label: 'Récupérer mon compte', link }],
    outro: ['Le lien ne fonctionne qu’une fois, dans les 60 minutes.', 'Si ce n’était pas vous, contactez le support.'],
  }),
  'recovery-denied': ({ number }, { app }) => ({
    subject: `Votre demande de récupérer votre compte ${app} a été refusée`,
    intro: [`La demande ${number} a été refusée : le support n’a pas pu s’assurer que le compte est le vôtre.`],
    outro: ['Si vous pensez que c’est une erreur, contactez le support.'],
  }),
  'recovery-finished': ({ number }, { app, time }) => ({
    subject: `Votre compte ${app} a été récupéré`,
    intro: [
      `Le ${time}, la demande ${number} s’est terminée : votre compte ${app} a un nouveau mot de passe, et toutes les sessions ont été terminées.`,
    ],
    outro: ['Si ce n’était pas vous, contactez tout de suite le support.'],
  }),
}
