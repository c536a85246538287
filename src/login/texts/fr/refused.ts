import type { refusedEn } from '../en/refused.ts'

/** La même chose en français. */
export const refusedFr: typeof refusedEn = {
  suspendedTitle: 'Ce compte ne peut pas être utilisé',
  suspended: (support) => `Ce compte ne peut pas être utilisé pour le moment. Contact : ${support}.`,
  supportOf: (app) => `support de ${app}`,
  changedTitle: 'Connectez-vous de nouveau',
  changed: 'Votre compte a changé pendant votre connexion.',
  notServedTitle: 'Ce compte ne peut pas être utilisé ici',
  notServed: (app) => `On se connecte à ${app} avec d’autres comptes. Utilisez-en un autre.`,
  signedOut: 'Vous avez été déconnecté entre-temps.',
  goneTitle: 'Ce compte n’existe plus',
  gone: 'Il a été supprimé pendant votre connexion.',
  clientTitle: 'Cette application est désactivée',
  client: 'Elle n’accepte plus de connexions. Contactez ses responsables.',
  memberTitle: 'Vous n’êtes pas membre',
  member: (organization) =>
    `Votre compte n’appartient pas à ${organization}. Demandez une invitation à son administrateur.`,
  roleTitle: 'Cette application ne vous est pas ouverte',
  role: (app) =>
    `${app} est réservée aux personnes ayant certains rôles, et vous n’en avez aucun. Adressez-vous à la personne qui s’en occupe.`,
  organization: (app) =>
    `${app} est réservée aux personnes de certaines organisations, et vous ne venez d’aucune d’elles. Adressez-vous à la personne qui s’en occupe.`,
  noOrganizationTitle: 'Vous n’appartenez à aucune organisation',
  noOrganization: (app) => `${app} est réservée aux membres d’organisations. Demandez une invitation à la vôtre.`,
  closedTitle: 'Cette organisation est suspendue',
  closed: (organization) =>
    `Personne ne peut se connecter à ${organization ?? 'votre organisation'} pour le moment. Demandez à son administrateur quand cela changera.`,
  companyTitle: 'Connectez-vous par votre entreprise',
  company: (organization) =>
    `${organization} demande à ses membres de passer par sa propre authentification unique. Recommencez ; si cela ne mène nulle part, adressez-vous à son administrateur.`,
  networkTitle: 'Connexion impossible d’ici',
  network:
    'La connexion n’est pas autorisée depuis le réseau où vous êtes. Essayez depuis un autre ; si vous pensez que c’est une erreur, donnez la référence ci-dessous au support.',
  networkOutside: (organization) =>
    `Les membres de ${organization} ne se connectent que depuis certains réseaux, et vous n’êtes dans aucun d’eux. Rejoignez son réseau, puis recommencez.`,
  networkUnknown: (organization) =>
    `Les membres de ${organization} ne se connectent que depuis certains pays, et rien ne dit dans quel pays se trouve votre réseau. Essayez depuis un autre, puis recommencez.`,
  methodTitle: 'Connectez-vous autrement',
  method: (app) =>
    `${app} accepte d’autres moyens de connexion que celui que vous avez utilisé. Recommencez et utilisez l’un de ceux proposés.`,
  triesTitle: 'Trop de codes erronés',
  tries: 'Cette connexion est terminée. Recommencez, et prenez votre temps pour le code.',
  another: 'Utiliser un autre compte',
  backTo: (app) => `Retour à ${app}`,
}
