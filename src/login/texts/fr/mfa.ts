import type { mfaEn, mfaFailuresEn } from '../en/mfa.ts'
import { pluralFr } from './plural.ts'

/** La même chose en français. */
export const mfaFr: typeof mfaEn = {
  title: 'Confirmez que c’est bien vous',
  otherWay: 'Utiliser un autre moyen',
  lostAll: 'Vous n’avez plus accès à aucun d’entre eux ?',
  trust: (days) =>
    pluralFr(days, {
      one: `Faire confiance à ce navigateur pendant ${days} jour`,
      other: `Faire confiance à ce navigateur pendant ${days} jours`,
    }),
  submit: 'Continuer',

  otp: 'Saisissez le code que votre application d’authentification affiche maintenant.',
  otpLabel: 'Code à 6 chiffres de l’application',
  otpWay: 'Application d’authentification',

  passkey: 'Utilisez la clé d’accès ou la clé de sécurité que vous avez configurée pour ce compte.',
  passkeyButton: 'Utiliser une clé d’accès',
  passkeyCancelled: 'Aucune clé d’accès n’a été utilisée. Réessayez ou choisissez un autre moyen.',
  passkeyFailed: 'Cette clé d’accès n’a pas fonctionné ici. Réessayez ou utilisez un autre moyen.',
  passkeyNeedsScript:
    'Les clés d’accès ont besoin de JavaScript, qui est désactivé dans ce navigateur. Utilisez un autre moyen.',
  passkeyWay: 'Clé d’accès ou clé de sécurité',

  email: (address) => `Nous envoyons un code à ${address}.`,
  emailSent: (address) => `Nous avons envoyé un code à ${address}.`,
  emailSend: 'Envoyer le code',
  emailResend: 'Envoyer un nouveau code',
  emailResent: 'Nous avons envoyé un nouveau code. Les précédents ne sont plus valables.',
  emailLabel: 'Code à 6 chiffres reçu par e-mail',
  emailWay: 'Code par e-mail',

  recovery: 'Saisissez un des codes de récupération que vous avez conservés. Chacun ne sert qu’une fois.',
  recoveryLabel: 'Code de récupération',
  recoveryWay: 'Code de récupération',
  recoveryUsedTitle: 'Code de récupération accepté',
  recoveryLeft: (left) =>
    left === 0 ? 'C’était le dernier. Vous allez en recevoir de nouveaux.' : `Il vous en reste ${left}.`,
  newCodesNow: 'Créer de nouveaux codes maintenant',
  goOn: 'Continuer',

  enrolTitle: 'Protégez votre compte',
  enrolLead: 'Ajoutez un second moyen de prouver que c’est bien vous.',
  offerTitle: 'Connectez-vous plus vite la prochaine fois',
  offerLater: 'Pas maintenant',
  passkeyTitle: 'Clé d’accès (recommandée)',
  passkeyIntro:
    'Votre empreinte, votre visage ou le verrouillage de votre écran. Rien à saisir, et personne ne peut vous la soutirer.',
  passkeyAdd: 'Ajouter une clé d’accès',
  passkeyAddCancelled: 'Aucune clé d’accès n’a été créée. Réessayez ou choisissez un autre moyen.',
  passkeyAddFailed: 'La clé d’accès n’a pas été ajoutée. Réessayez ou prenez un autre appareil.',
  keyTitle: 'Clé de sécurité',
  keyIntro:
    'Une clé que vous portez sur vous, ou cet appareil avec votre empreinte, votre visage ou le verrouillage de l’écran. Elle vous est demandée après votre mot de passe.',
  keyAdd: 'Ajouter une clé de sécurité',
  keyAddFailed: 'La clé n’a pas été ajoutée. Réessayez ou prenez-en une autre.',
  keyNeedsScript: 'Les clés de sécurité ont besoin de JavaScript, qui est désactivé dans ce navigateur.',
  appTitle: 'Application d’authentification',
  appIntro: 'Une application sur votre téléphone qui affiche un nouveau code toutes les 30 secondes.',
  appAdd: 'Configurer une application d’authentification',
  notNow: (days) =>
    pluralFr(days, { one: `Pas maintenant (encore ${days} jour)`, other: `Pas maintenant (encore ${days} jours)` }),
  nothingToAdd:
    'Une seconde étape est nécessaire ici, mais tous les moyens d’en configurer une sont désactivés. Contactez le support.',

  appPageTitle: 'Configurer une application d’authentification',
  scan: 'Scannez cette image avec une application d’authentification sur votre téléphone.',
  picture: 'Code QR pour une application d’authentification',
  cannotScan: 'Impossible de scanner ? Saisissez cette clé dans l’application :',
  account: (name) => `Dans l’application, le compte s’appelle ${name}.`,
  replaces: 'Votre ancienne application d’authentification cessera de fonctionner quand vous aurez terminé.',
  appFinish: 'Terminer',
  ticketDoneTitle: 'Votre deuxième étape est configurée',
  ticketDone: 'Désormais, elle vous sera demandée à la connexion.',
  backToChoice: 'Choisir un autre moyen',

  newCodesTitle: 'Vous recevez de nouveaux codes de récupération',
  newCodesLead:
    'La personne qui gère votre compte l’a demandé. Vos anciens codes cesseront de fonctionner quand vous verrez les nouveaux.',
  newCodesSpent: 'Vos anciens codes cesseront de fonctionner quand vous verrez les nouveaux.',
  newCodesShow: 'Afficher mes nouveaux codes',
  codesTitle: 'Conservez vos codes de récupération',
  codesLead:
    'Si vous perdez votre téléphone ou votre clé d’accès, l’un d’eux vous ouvrira la porte. Chacun ne sert qu’une fois. Ils ne sont affichés que maintenant.',
  codesList: 'Codes de récupération',
  download: 'Télécharger en fichier texte',
  copy: 'Copier',
  copied: 'Copié',
  print: 'Imprimer',
  saved: 'J’ai conservé ces codes',
  codesOf: (app) => `Codes de récupération pour ${app}`,
  codesNote: 'Chaque code ne sert qu’une fois. Gardez-les là où personne d’autre ne les trouvera.',
}

export const mfaFailuresFr: typeof mfaFailuresEn = {
  totp: 'Ce code n’a pas fonctionné. Attendez le prochain code et vérifiez que l’heure de votre téléphone est juste.',
  totpMissing: 'Saisissez les 6 chiffres de votre application d’authentification.',
  recoveryCode:
    'Ce code de récupération n’a pas fonctionné. Vérifiez-le ou prenez-en un autre : chacun ne sert qu’une fois.',
  recoveryCodeMissing: 'Saisissez un de vos codes de récupération.',
  passkey: 'Cette clé d’accès n’a pas fonctionné. Réessayez ou utilisez un autre moyen.',
  secondOnly:
    'C’est une clé de sécurité : elle ne compte qu’après un autre moyen. Commencez par votre mot de passe ou un code par e-mail.',
  notSaved: 'Conservez les codes et cochez la case. Ils ne seront plus affichés.',
}
