import type { askedWordsFailuresEn, profileEn, termsEn } from '../en/asked-words.ts'

export const termsFr: typeof termsEn = {
  title: 'Conditions d’utilisation',
  lead: 'Avant de continuer, lisez les conditions d’utilisation et acceptez-les. Les personnes qui s’occupent de votre compte l’ont demandé.',
  submit: 'Accepter et continuer',
}

export const profileFr: typeof profileEn = {
  title: 'Mettez votre profil à jour',
  lead: 'Avant de continuer, vérifiez ces informations. Les personnes qui s’occupent de votre compte l’ont demandé.',
  submit: 'Enregistrer et continuer',
}

export const askedWordsFailuresFr: typeof askedWordsFailuresEn = {
  termsToGoOn: 'Cochez la case pour accepter les conditions d’utilisation.',
}
