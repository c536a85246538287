import type { errorEn } from '../en/error.ts'
import { pluralFr } from './plural.ts'

/** La même chose en français. */
export const errorFr: typeof errorEn = {
  foreignTitle: 'Ce formulaire vient d’une autre page',
  foreign: 'Il n’a pas été envoyé. Ouvrez de nouveau la page et réessayez.',
  busyTitle: 'Trop de monde à la fois',
  busy: 'Réessayez dans un instant. Rien n’a été modifié.',
  maintainedTitle: 'Une maintenance est en cours',
  maintained: 'Réessayez dans une minute. Rien n’est perdu : ce que vous avez fait jusqu’ici est conservé.',
  limitedTitle: 'Trop de tentatives',
  limited: (minutes) =>
    pluralFr(minutes, {
      one: `Réessayez dans ${Math.max(minutes, 1)} minute.`,
      other: `Réessayez dans ${minutes} minutes.`,
    }),
  notFoundTitle: 'Cette page n’existe pas',
  notFound: 'L’adresse est peut-être incomplète.',
  badTitle: 'Ce formulaire est illisible',
  bad: 'Ouvrez de nouveau la page et remplissez-le encore une fois.',
  internalTitle: 'Quelque chose s’est cassé de notre côté',
  internal: 'Cela a été enregistré. Réessayez ; si cela persiste, prévenez le support.',
  requestTitle: 'La demande de l’application est incorrecte',
  request: 'Retournez dans l’application et réessayez. Si cela persiste, prévenez ses responsables.',
  upstream: (provider, answer) => `${provider} a répondu : ${answer}`,
  upstreamOff: 'Ce moyen de connexion n’est pas ouvert ici. Choisissez-en un autre.',
  upstreamNobody: (provider) => `${provider} vous connaît, mais vous n’avez pas de compte ici. Demandez à être invité.`,
  tryAgain: 'Réessayer',
}
