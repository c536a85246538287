import type { passwordsEn } from '../en/passwords.ts'

export const passwordsFr: typeof passwordsEn = {
  'reset-password': ({ link }, { app, time }) => ({
    subject: `Choisissez un nouveau mot de passe pour ${app}`,
    intro: [`Le ${time}, quelqu’un a demandé un nouveau mot de passe pour votre compte ${app}.`],
    actions: [{ label: 'Choisir un nouveau mot de passe', link }],
    outro: [
      'Le lien ne fonctionne qu’une fois.',
      'Si ce n’était pas vous, ignorez ce message : votre mot de passe reste le même.',
    ],
  }),
  'password-changed': ({ place }, { app, time }) => ({
    subject: `Votre mot de passe pour ${app} a été modifié`,
    intro: [
      `Le ${time}, le mot de passe de votre compte ${app} a été modifié${place === null ? '' : `, depuis ${place}`}.`,
      'Toutes les sessions ouvertes avec l’ancien ont été terminées.',
    ],
    outro: [
      'Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe : demandez-le sur la page de connexion, ou contactez le support.',
    ],
  }),
}
