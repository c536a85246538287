import type { accountEn, accountFailuresEn } from '../en/account.ts'
import { accountSecurityFr } from './account-security.ts'
import { activityFr } from './activity.ts'
import { linkingFailuresFr, linkingFr } from './linking.ts'

/** La même chose en français. */
export const accountFr: typeof accountEn = {
  title: 'Votre compte',
  sections: {
    profile: 'Profil',
    security: 'Sécurité',
    sessions: 'Sessions',
    apps: 'Applications connectées',
    linked: 'Comptes associés',
    activity: 'Activité',
    organizations: 'Organisations',
    data: 'Vos données',
  },
  signOut: 'Se déconnecter',
  signedOutTitle: 'Vous êtes déconnecté',
  signedOut:
    'Les applications que vous avez utilisées restent peut-être connectées jusqu’à ce que vous vous y déconnectiez.',
  signIn: 'Se connecter',
  cancel: 'Annuler',
  save: 'Enregistrer',
  never: 'Jamais',
  unknownPlace: 'Lieu inconnu',

  profile: {
    name: 'Nom',
    picture: 'Adresse d’une photo',
    pictureHint: 'Les applications l’affichent à côté de votre nom. Laissez vide pour vos initiales.',
    language: 'Langue des e-mails et des pages',
    anyLanguage: 'Selon le navigateur',
    fixed: 'Votre nom vient du service par lequel vous vous connectez. Modifiez-le là-bas.',
    emailTitle: 'Adresse e-mail',
    noEmail: 'Vous n’en avez pas.',
    verified: 'Confirmée',
    unverified: 'Pas encore confirmée',
    verify: 'Envoyer le lien de confirmation',
    changeEmail: 'Modifier l’adresse e-mail',
    fixedEmail: 'Elle vient du service par lequel vous vous connectez. Modifiez-la là-bas.',
  },

  email: {
    title: 'Modifier l’adresse e-mail',
    lead: 'Nous envoyons un lien à la nouvelle adresse. Elle compte dès que vous ouvrez le lien. L’ancienne adresse est prévenue.',
    label: 'Nouvelle adresse e-mail',
    submit: 'Envoyer le lien',
    confirmTitle: 'Confirmez votre nouvelle adresse e-mail',
    confirm: (address) => `Appuyez sur le bouton pour utiliser désormais ${address} pour votre compte.`,
    confirmSubmit: 'Utiliser cette adresse',
    confirmedTitle: 'Votre adresse e-mail est modifiée',
    confirmed: 'Connectez-vous désormais avec elle. Vous avez été déconnecté partout ailleurs.',
    undoTitle: 'Ce n’était pas vous ?',
    undo: 'Votre compte garde cette adresse, ou la retrouve. Tout le monde en est déconnecté.',
    undoSubmit: 'Ce n’était pas moi : annuler',
    undoneTitle: 'Votre adresse est redevenue celle d’avant',
    undone:
      'Tout le monde a été déconnecté. Choisissez maintenant un nouveau mot de passe : quelqu’un d’autre connaît peut-être le vôtre.',
    newPassword: 'Choisir un nouveau mot de passe',
  },

  security: accountSecurityFr,

  password: {
    title: 'Modifier le mot de passe',
    lead: 'Vous serez déconnecté partout ailleurs.',
    current: 'Mot de passe actuel',
    password: 'Nouveau mot de passe',
    submit: 'Modifier le mot de passe',
  },

  passkey: {
    title: 'Ajouter une clé d’accès',
    lead: 'Votre empreinte, votre visage ou le verrouillage de votre écran remplace le mot de passe et la seconde étape.',
    name: 'Nom',
    nameHint: 'Pour la reconnaître parmi d’autres.',
    needsScript: 'Les clés d’accès ont besoin de JavaScript, qui est désactivé dans ce navigateur.',
  },

  sessions: {
    lead: 'Là où vous êtes connecté.',
    thisDevice: 'Cet appareil',
    lastActive: (time) => `Dernière activité : ${time}`,
    since: (time) => `Connexion : ${time}`,
    apps: (names) => `Applications : ${names}`,
    end: 'Déconnecter',
    endNamed: (device) => `Déconnecter ${device}`,
    endOthers: 'Déconnecter partout ailleurs',
    alone: 'Vous n’êtes connecté nulle part ailleurs.',
  },

  apps: {
    lead: 'Les applications tierces que vous avez autorisées à utiliser votre compte.',
    none: 'Il n’y en a aucune.',
    since: (time) => `Autorisée : ${time}`,
    revoke: 'Retirer',
    revokeNamed: (app) => `Retirer ${app}`,
    signsIn: 'Vous connecte',
    at: (api) => `chez ${api}`,
    gone: 'Une application qui n’existe plus',
  },

  linked: {
    lead: 'Les comptes avec lesquels vous pouvez vous connecter ici.',
    main: 'Compte principal',
    own: 'Compte avec mot de passe',
    unlink: 'Dissocier',
    unlinkNamed: (account, name) => `Dissocier ${account} ${name}`,
    unlinkTitle: (account) => `Dissocier ${account} ?`,
    unlinkText: (account) =>
      `Vous ne pourrez plus vous connecter à ce compte avec ${account}. Qui s’en servira plus tard pour se connecter aura un compte à part. Vous serez déconnecté partout ailleurs.`,
  },

  linking: linkingFr,

  activity: activityFr,

  organizations: {
    lead: 'Les organisations auxquelles vous appartenez.',
    none: 'Vous n’appartenez à aucune.',
    member: 'Membre',
    leave: 'Quitter',
    leaveNamed: (organization) => `Quitter ${organization}`,
    leaveTitle: (organization) => `Quitter ${organization} ?`,
    leaveText: 'Vous y perdrez vos rôles. Pour revenir, il vous faudra une invitation.',
  },

  data: {
    lead: 'Tout ce que nous savons de vous vous appartient.',
    downloadTitle: 'Télécharger',
    downloadText: 'Un fichier avec votre profil, vos sessions, vos applications et votre activité, au format JSON.',
    download: 'Télécharger vos données',
    deleteTitle: 'Supprimer votre compte',
    deleteText: 'Vous êtes déconnecté partout, et vos données sont supprimées. C’est irréversible.',
    delete: 'Supprimer votre compte',
    deletePage: 'Supprimer votre compte ?',
    deleteBox: 'Je comprends que c’est irréversible',
    deletedTitle: 'Votre compte est supprimé',
    deleted: 'Vous pouvez fermer cette page.',
  },

  impersonation: {
    banner: (person, operator) =>
      `${operator} voit ceci en tant que ${person}. Cela se termine tout seul dans les 15 minutes, et tout est enregistré.`,
    stop: 'Ne plus agir en son nom',
    refused: 'Impossible en agissant au nom d’une autre personne',
    refusedText: 'Qui agit au nom du titulaire ne peut rien modifier ni rien dévoiler de ce compte.',
    stopped: 'Vous n’agissez plus au nom de cette personne',
    stoppedText: 'La session et tout ce qui y a été émis sont terminés.',
    back: 'Retour à la console',
    opening: 'Ouverture de l’application',
    openingText: 'Elle s’ouvre au nom de la personne que vous représentez, pour 15 minutes.',
    unusable: 'Cela ne fonctionnait plus',
    unusableText: 'Cela sert une seule fois, pendant une minute. Recommencez dans la console.',
  },

  caller: {
    title: 'Êtes-vous au téléphone avec le support ?',
    text: (agent, app) =>
      `${agent}, du support de ${app}, est au téléphone avec vous. Choisissez le nombre qu’on vous indique, seulement si c’est vous qui nous avez appelés.`,
    deny: 'Je n’ai pas appelé',
  },

  done: {
    saved: 'Enregistré.',
    emailAsked: 'Nous avons envoyé un lien à la nouvelle adresse. Elle compte dès que vous l’ouvrez.',
    verifySent: 'Nous avons envoyé un lien à votre adresse.',
    emailChanged: 'Votre adresse e-mail est modifiée. Vous avez été déconnecté partout ailleurs.',
    passwordChanged: 'Votre mot de passe est modifié. Vous avez été déconnecté partout ailleurs.',
    factorAdded: 'Ajouté.',
    factorRemoved: 'Retiré.',
    codesSaved: 'Vos codes de récupération sont en vigueur.',
    browserForgotten: 'Ce navigateur devra de nouveau passer la seconde étape.',
    browsersForgotten: 'Tous les navigateurs devront de nouveau passer la seconde étape.',
    sessionEnded: 'Déconnecté là-bas.',
    othersEnded: 'Vous avez été déconnecté partout ailleurs.',
    notMe:
      'Vous avez été déconnecté partout ailleurs, et la sécurité est prévenue. Choisissez maintenant un nouveau mot de passe.',
    appRevoked: 'L’application ne peut plus utiliser votre compte.',
    left: 'Vous avez quitté l’organisation.',
    unlinked: 'Dissocié. Vous avez été déconnecté partout ailleurs.',
    callerRight: 'Merci. Le support sait maintenant que c’est vous.',
    callerDenied:
      'Nous avons dit au support que vous n’avez pas appelé. Parcourez Activité : si quelque chose n’était pas vous, signalez-le.',
  },
}

export const accountFailuresFr: typeof accountFailuresEn = {
  ...linkingFailuresFr,
  currentPassword: 'Ce n’est pas votre mot de passe actuel.',
  sameEmail: 'C’est déjà l’adresse de votre compte.',
  emailTooSoon:
    'Votre adresse a été modifiée il y a moins d’un jour. Pour revenir en arrière, utilisez le lien dans l’e-mail envoyé à l’ancienne.',
  emailTaken: 'Un autre compte a cette adresse.',
  deleteBox: 'Cochez la case pour continuer.',
  picture: 'Saisissez une adresse qui commence par https://.',
  callerWrong:
    'Ce n’est pas le nombre qu’on vous a indiqué. Si vous nous avez appelés, demandez au support d’envoyer de nouveau la question.',
  callerOver:
    'Cette question n’est plus ouverte. Si vous nous avez appelés, demandez au support de l’envoyer de nouveau.',
}
