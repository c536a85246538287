import type { linkingEn, linkingFailuresEn } from '../en/linking.ts'

/** La même chose en français. */
export const linkingFr: typeof linkingEn = {
  title: 'Réunir vos comptes',
  asked: (app) =>
    `Le support de ${app} vous demande de réunir un autre de vos comptes à celui-ci. Vous vous connectez aux deux, l’un après l’autre, et voyez ce qui est réuni avant que quoi que ce soit ne se passe.`,
  notYours: 'Si vous ne l’avez pas demandé au support, fermez cette page : rien ne se passe.',
  begin: 'Continuer',

  first: {
    lead: (account) => `Étape 1 sur 3 : connectez-vous à ${account}. Ce compte reste.`,
    text: 'Cela est demandé même si vous êtes connecté : cela montre que le compte est le vôtre.',
    submit: 'Se connecter à ce compte',
  },
  other: {
    lead: (account) => `Étape 2 sur 3 : ${account} est vérifié. Connectez-vous maintenant à l’autre compte.`,
    text: 'Connectez-vous comme vous le faites d’habitude. Cela n’ouvre pas de session et ne modifie encore rien.',
    submit: 'Se connecter à l’autre compte',
  },

  joinTitle: 'Réunir ces comptes ?',
  joinLead: 'Étape 3 sur 3 : les deux sont vérifiés. Vous ne pourrez pas revenir en arrière vous-même.',
  stays: 'Reste',
  joins: 'En fait désormais partie',
  organizations: 'Organisations reprises',
  roles: 'Rôles repris',
  effects: 'Vous pourrez ensuite vous connecter par l’un ou par l’autre.',
  effectsOnAccount: 'Les deux sont déconnectés partout, et les seconds facteurs de l’autre compte ne sont pas repris.',
  submit: 'Réunir les comptes',
  another: 'Choisir un autre compte',

  overTitle: 'Aucun compte n’est en train d’être réuni ici',
  over: 'Le lien a été utilisé, retiré ou a expiré, ou il a été ouvert dans un autre navigateur. Demandez-en un nouveau au support.',
  doneTitle: 'Vos comptes sont réunis',
  done: 'Vous pouvez désormais vous connecter par l’un ou par l’autre. Connectez-vous pour continuer.',
}

export const linkingFailuresFr: typeof linkingFailuresEn = {
  notFirst: 'Vous vous êtes connecté à un autre compte. Connectez-vous à celui qui a reçu l’e-mail.',
  sameAccount: 'C’est le compte qui reste. Connectez-vous à l’autre.',
  joinStale: 'Quelque chose a changé entre-temps, et rien n’a été réuni. Regardez de nouveau.',
  joinElsewhere: 'Les deux comptes appartiennent à des organisations différentes et ne peuvent donc pas être réunis.',
  joinRoles: 'L’autre compte a des rôles que le support n’a pas le droit de transférer. Demandez de l’aide au support.',
  notJoined: 'Ces deux comptes ne peuvent pas être réunis. Demandez de l’aide au support.',
}
