import type { recoveryEn } from '../en/recovery.ts'

/** La même chose en français. */
export const recoveryFr: typeof recoveryEn = {
  helpLink: 'J’ai tout perdu',
  helpHint:
    'Ni mot de passe, ni application d’authentification, ni codes de récupération : demandez un moyen de revenir.',

  askTitle: 'Récupérer votre compte',
  askIntro:
    'Vous ne pouvez utiliser ni votre mot de passe, ni votre application d’authentification, ni vos codes de récupération.',
  notice: 'Une personne vérifiera votre identité avant tout changement. Cela peut prendre une journée.',
  email: 'Adresse e-mail du compte',
  lost: 'Qu’avez-vous perdu ?',
  lostThings: {
    password: 'Mot de passe',
    authenticator: 'Application d’authentification',
    passkey: 'Clé d’accès ou clé de sécurité',
    'recovery-codes': 'Codes de récupération',
    phone: 'Téléphone',
  },
  context: 'Que s’est-il passé ? Comment vous joindre ?',
  phone: 'Numéro de téléphone',
  ask: 'Demander la récupération',
  tooLong: 'C’est trop long. Raccourcissez.',

  closedTitle: 'La récupération ne se demande pas ici',
  closedText: 'Il n’y a pas de formulaire pour cela. Le support peut vous dire comment retrouver votre compte.',
  otherHelp: 'Autres moyens',

  receivedTitle: 'Nous avons reçu votre demande',
  number: (number) => `Votre demande est ${number}. Donnez ce numéro quand vous parlez au support.`,
  received: 'S’il existe un compte, nous écrirons à l’adresse enregistrée.',
  waiting: 'Elle attend qu’une personne l’examine.',
  closed: 'Elle est close. Si elle a été approuvée, un lien se trouve dans la boîte de l’adresse enregistrée.',
  statusHint: 'Vous pouvez revenir à cette page dans ce navigateur.',
  unknownTitle: 'Rien à voir ici',
  unknown: 'Cette demande a été faite dans un autre navigateur, ou il n’y en a pas.',

  stopTitle: 'Arrêter la récupération de votre compte ?',
  stopIntro: 'Quelqu’un a demandé la récupération de votre compte. Si ce n’était pas vous, arrêtez-la ici.',
  stop: 'Arrêter cette demande',
  stoppedTitle: 'La demande est arrêtée',
  stopped: 'Rien n’a été modifié. Si vous n’avez rien demandé, prévenez le support.',

  unusableTitle: 'Ce lien ne fonctionne pas',
  unusable:
    'Il a été utilisé, remplacé ou a expiré. Demandez-en un nouveau au support, ou demandez de nouveau la récupération.',
  askAgain: 'Demander de nouveau la récupération',

  step: (step) => `Étape ${step} sur 3`,
  confirmTitle: 'Est-ce bien vous ?',
  confirm: (initial, email) => `Le compte de ${initial}. avec l’adresse ${email}.`,
  confirmHint:
    'Vous choisirez un nouveau mot de passe et configurerez un second moyen de prouver que c’est bien vous. Gardez votre téléphone à portée de main.',
  isMe: 'Oui, continuer',

  passwordTitle: 'Choisissez un nouveau mot de passe',
  password: 'Nouveau mot de passe',
  passwordHint: 'Votre ancien mot de passe, vos facteurs et vos sessions se terminent ici.',
  savePassword: 'Enregistrer et continuer',

  factorIntro: 'Votre compte ne s’ouvre qu’après cette étape.',
  passkeyElsewhere:
    'Pas de bouton ici ? Ce navigateur ne peut pas créer de clé d’accès. Demandez un nouveau lien au support et ouvrez-le dans un autre navigateur.',

  doneTitle: 'Votre compte est de nouveau à vous',
  done: 'Toutes les autres sessions ont été terminées.',
  signIn: 'Se connecter',
}
