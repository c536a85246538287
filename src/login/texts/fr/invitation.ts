import type { invitationEn } from '../en/invitation.ts'

/** La même chose en français. */
export const invitationFr: typeof invitationEn = {
  title: (organization) => `Rejoindre ${organization}`,
  intro: (inviter, organization, roles) => `${inviter} vous invite à rejoindre ${organization} en tant que ${roles}.`,
  member: 'membre',
  address: (email) => `L’invitation est destinée à ${email}.`,
  accept: 'Accepter',
  signIn: 'Se connecter pour accepter',
  signUp: 'Créer un compte',
  another: (own, email) => `Vous êtes connecté en tant que ${own} ; cette invitation est destinée à ${email}.`,
  unproven: 'Votre adresse e-mail n’est pas encore confirmée. Confirmez-la d’abord, puis ouvrez de nouveau cette page.',
  switch: 'Changer de compte',
  decline: 'Décliner',
  declinedTitle: 'Vous n’avez pas rejoint l’organisation',
  declined:
    'Rien n’a été modifié. Si vous changez d’avis, ouvrez de nouveau le lien de votre e-mail avant qu’il n’expire.',
  doneTitle: 'Vous êtes maintenant membre',
  done: 'Vous pouvez continuer vers l’application.',
  ask: 'Demander une nouvelle invitation',
  askedTitle: 'Vous avez demandé une nouvelle invitation',
  asked: 'La personne qui vous a invité est prévenue. Une nouvelle invitation arrivera à la même adresse.',
}
