import type { Texts } from './en.ts'
import { accountFailuresFr, accountFr } from './fr/account.ts'
import { askedWordsFailuresFr, profileFr, termsFr } from './fr/asked-words.ts'
import { deviceFr } from './fr/device.ts'
import { errorFr } from './fr/error.ts'
import { failuresFr } from './fr/failures.ts'
import { invitationFr } from './fr/invitation.ts'
import { mfaFailuresFr, mfaFr } from './fr/mfa.ts'
import { pluralFr } from './fr/plural.ts'
import { recoveryFr } from './fr/recovery.ts'
import { refusedFr } from './fr/refused.ts'
import { signInLinkFr } from './fr/sign-in-link.ts'
import { signOutFr } from './fr/sign-out.ts'

export const fr: Texts = {
  language: 'Français',
  direction: 'ltr',

  frame: {
    languageLabel: 'Langue',
    languageButton: 'Changer de langue',
    help: 'Problème de connexion ?',
    reference: 'Besoin d’aide ? Donnez cette référence au support :',
    problem: 'Il y a un problème',
    or: 'ou',
    backToSignIn: 'Retour à la connexion',
    optional: 'facultatif',
    show: 'Afficher',
    hide: 'Masquer',
    showPassword: 'Afficher le mot de passe',
    hidePassword: 'Masquer le mot de passe',
    technical: 'Détails techniques',
    continuing: (app) => `pour continuer vers ${app}`,
  },

  signIn: {
    title: (app) => `Se connecter à ${app}`,
    identifier: 'Adresse e-mail ou nom d’utilisateur',
    continue: 'Continuer',
    newHere: 'Nouveau ici ?',
    createAccount: 'Créer un compte',
    withPasskey: 'Se connecter avec une clé d’accès',
    passkeyFailed: 'Aucune clé d’accès pour ce site sur cet appareil. Utilisez votre téléphone ou un autre moyen.',
    with: (provider) => `Continuer avec ${provider}`,
    noWayIn:
      'Il n’existe encore aucun moyen de se connecter à cette application. Son responsable doit d’abord en activer un.',
  },

  password: {
    title: 'Saisissez votre mot de passe',
    account: 'Compte',
    change: 'Modifier',
    changeName: 'Changer de compte',
    label: 'Mot de passe',
    staySignedIn: 'Rester connecté',
    submit: 'Se connecter',
    emailCode: 'Recevoir plutôt un code par e-mail',
    onlyPasskey: 'Cette application demande une clé d’accès. Revenez en arrière et connectez-vous avec la vôtre.',
    forgot: 'Mot de passe oublié ?',
  },

  code: {
    title: 'Consultez vos e-mails',
    sent: (address) => `S’il existe un compte pour ${address}, nous lui avons envoyé un code.`,
    label: 'Code à 6 chiffres',
    hint: 'Il est valable 10 minutes.',
    submit: 'Se connecter',
    resend: 'Envoyer un nouveau code',
    resent: 'Nous avons envoyé un nouveau code. Les précédents ne sont plus valables.',
    usePassword: 'Utiliser plutôt votre mot de passe',
  },

  company: {
    title: 'Continuer avec votre organisation',
    intro: (address) => `${address} se connecte avec le compte de sa propre organisation.`,
  },

  signUp: {
    title: (app) => `Créer votre compte ${app}`,
    email: 'Adresse e-mail',
    domains: (domains) => `Utilisez une adresse chez ${domains}.`,
    username: 'Nom d’utilisateur',
    name: 'Nom complet',
    givenName: 'Prénom',
    familyName: 'Nom de famille',
    phoneNumber: 'Numéro de téléphone',
    phoneHint: 'Avec l’indicatif du pays, par exemple +33 1 99 00 12 34.',
    password: 'Mot de passe',
    termsApply: 'En créant un compte, vous acceptez les',
    acceptTerms: 'J’accepte les',
    terms: 'conditions d’utilisation',
    submit: 'Créer un compte',
    withPasskey: 'Utiliser plutôt une clé d’accès',
    passkeyHint:
      'Vous n’avez alors pas besoin de mot de passe. Nous confirmons d’abord votre adresse, puis vous créez la clé d’accès.',
    passkeyTitle: 'Créez votre clé d’accès',
    passwordInstead: 'Choisir plutôt un mot de passe',
    haveAccount: 'Vous avez déjà un compte ?',
    signIn: 'Se connecter',
    closed: 'Personne ne peut créer de compte ici. Demandez une invitation.',
  },

  passwordRules: {
    length: (characters) =>
      pluralFr(characters, {
        one: `Au moins ${characters} caractère.`,
        other: `Au moins ${characters} caractères.`,
      }),
    fair: 'Avec une minuscule, une majuscule et un chiffre.',
    three: 'Avec trois de ces éléments : minuscule, majuscule, chiffre, caractère spécial.',
    noRepeats: 'Pas plus de deux fois le même caractère à la suite.',
    noPersonal: 'Sans votre nom ni votre adresse e-mail.',
    notCommon:
      'Pas un mot de passe que tout le monde essaie d’abord, ni seulement le nom de ce service ou votre adresse.',
    notPast: (size) =>
      size === 1 ? 'Pas votre dernier mot de passe.' : `Aucun de vos ${size} derniers mots de passe.`,
    met: (met, of) =>
      pluralFr(met, { one: `${met} règle sur ${of} respectée`, other: `${met} règles sur ${of} respectées` }),
  },

  confirmEmail: {
    title: 'Consultez vos e-mails pour continuer',
    sent: (address) => `Nous avons envoyé un message à ${address}. Saisissez ici le code qu’il contient.`,
    label: 'Code à 6 chiffres',
    submit: 'Confirmer',
    nothing: 'Rien reçu ? Regardez dans les courriers indésirables ou vérifiez l’adresse.',
    change: 'Utiliser une autre adresse',
    resend: 'Envoyer un nouveau code',
  },

  organization: {
    title: 'Choisissez une organisation',
    intro: 'Vous appartenez à plusieurs. À laquelle voulez-vous vous connecter ?',
    only: 'Connectez-vous en tant que membre de cette organisation.',
    nameTitle: 'De quelle organisation s’agit-il ?',
    name: 'Nom de votre organisation',
    nameHint:
      'Le nom court, par exemple acme. Il figure dans votre invitation, et les personnes qui vous ont invité le connaissent.',
  },

  consent: {
    title: (app) => `Autoriser ${app} à utiliser votre compte ?`,
    account: (name) => `Connecté en tant que ${name}`,
    publisher: (name) => `Éditeur : ${name}`,
    another: 'Utiliser un autre compte',
    who: 'Voir qui vous êtes',
    read: 'Lire',
    change: 'Modifier',
    stays: 'Rester connectée',
    offline: 'L’application reste connectée jusqu’à ce que vous la retiriez, même quand vous ne l’utilisez pas',
    profile: 'Votre nom et votre photo',
    email: 'Votre adresse e-mail',
    phone: 'Votre numéro de téléphone',
    address: 'Votre adresse postale',
    identity: 'Que c’est bien vous',
    at: (api) => `chez ${api}`,
    isNew: 'Nouveau',
    allow: 'Autoriser',
    deny: 'Refuser',
    terms: 'Conditions',
    privacy: 'Confidentialité',
    legal: (app) => `Ce que ${app} en fait relève de ses propres règles :`,
    revoke: 'Vous pouvez changer cela à tout moment dans Votre compte, sous Applications connectées.',
    goesTo: (host) => `Vous serez ensuite redirigé vers ${host}.`,
  },

  help: {
    title: 'Problème de connexion ?',
    forgot: 'J’ai oublié mon mot de passe',
    forgotHint: 'Nous vous envoyons un lien par e-mail pour en choisir un nouveau.',
    code: 'Recevoir plutôt un code par e-mail',
    codeHint: 'Si vous pouvez lire vos e-mails, vous pouvez vous connecter sans mot de passe.',
    authenticator: 'J’ai perdu mon application d’authentification',
    authenticatorHint:
      'Après votre mot de passe, choisissez « Utiliser un autre moyen » et saisissez un de vos codes de récupération.',
    contact: 'Contacter le support',
    contactHint: 'Donnez cette référence :',
    noContact: 'Adressez-vous aux responsables de cette application.',
  },

  invitation: invitationFr,

  recovery: recoveryFr,

  signInLink: signInLinkFr,

  device: deviceFr,

  terms: termsFr,
  profile: profileFr,

  mfa: mfaFr,

  account: accountFr,

  resetRequest: {
    title: 'Mot de passe oublié ?',
    intro: 'Saisissez votre adresse e-mail. Nous vous envoyons un lien pour choisir un nouveau mot de passe.',
    email: 'Adresse e-mail',
    submit: 'Envoyer le lien',
    sentTitle: 'Consultez vos e-mails',
    sent: 'S’il existe un compte pour cette adresse, vous recevrez un e-mail.',
    sentHint: 'Cela peut prendre une minute. Regardez aussi dans les courriers indésirables.',
    again: 'Essayer une autre adresse',
  },

  reset: {
    title: 'Choisissez un nouveau mot de passe',
    password: 'Nouveau mot de passe',
    submit: 'Enregistrer le mot de passe',
    ends: 'Vous serez déconnecté partout ailleurs.',
    expired:
      'Votre mot de passe est trop ancien selon les règles en vigueur ici. Avant de continuer, choisissez-en un nouveau.',
    required:
      'Avant de continuer, choisissez un nouveau mot de passe. Les personnes qui gèrent votre compte l’ont demandé.',
    doneTitle: 'Votre mot de passe est modifié',
    done: 'Connectez-vous avec votre nouveau mot de passe. Vous avez été déconnecté partout ailleurs.',
  },

  verify: {
    title: 'Confirmez votre adresse e-mail',
    intro: 'Appuyez sur le bouton pour confirmer que cette adresse est la vôtre.',
    submit: 'Confirmer mon adresse',
    doneTitle: 'Votre adresse e-mail est confirmée',
    done: 'Vous pouvez fermer cette page.',
  },

  unlock: {
    title: 'Déverrouillez votre compte',
    intro:
      'Quelqu’un a essayé de mauvais mots de passe, et votre compte a été verrouillé pour un temps. Appuyez sur le bouton pour le déverrouiller maintenant.',
    submit: 'Déverrouiller mon compte',
    doneTitle: 'Votre compte est déverrouillé',
    done: 'Vous pouvez de nouveau vous connecter.',
  },

  link: {
    usedTitle: 'Ce lien ne fonctionne pas',
    used: 'Il a déjà été utilisé, ou il n’est plus valable. Chaque lien ne fonctionne qu’une fois.',
    supersededTitle: 'Un lien plus récent l’a remplacé',
    superseded: 'Un autre a été envoyé après celui-ci. Ouvrez le lien de l’e-mail le plus récent.',
    expiredTitle: 'Ce lien a expiré',
    expired: 'Il n’était valable qu’un certain temps.',
    foreignTitle: 'Ouvrez le lien reçu par e-mail',
    foreign: 'Ce navigateur n’en a ouvert aucun, ou c’était il y a trop longtemps. Ouvrez-le de nouveau ici.',
    sendNew: 'Envoyer un nouveau lien',
    askNew: 'Demandez-en un nouveau aux personnes qui l’ont envoyé.',
    sentTitle: 'Consultez vos e-mails',
    sent: 'Nous avons envoyé un nouveau lien à la même adresse.',
  },

  refused: refusedFr,

  signOut: signOutFr,

  ended: {
    expiredTitle: 'Cela a pris trop de temps',
    expired: 'Pour votre sécurité, une connexion se termine au bout de 30 minutes.',
    startAgain: 'Recommencer',
    unknownTitle: 'Cette connexion n’est pas ouverte ici',
    unknown:
      'Elle a été commencée dans un autre navigateur, ou est terminée depuis longtemps. Retournez dans l’application et connectez-vous à partir de là.',
    overTitle: 'Cette connexion est terminée',
    over: 'Retournez dans l’application. Pour vous y connecter de nouveau, partez de là.',
    cookies: 'Si cela revient à chaque fois, autorisez les cookies pour ce site.',
    signIn: 'Se connecter',
  },

  error: errorFr,

  failure: { ...failuresFr, ...mfaFailuresFr, ...accountFailuresFr, ...askedWordsFailuresFr },
}
