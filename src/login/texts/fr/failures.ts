import type { failuresEn } from '../en/failures.ts'
import { pluralFr } from './plural.ts'

/** La même chose en français. */
export const failuresFr: typeof failuresEn = {
  credentials: 'Cela n’a pas fonctionné. Vérifiez vos informations ou utilisez un autre moyen.',
  code: 'Ce code n’a pas fonctionné. Vérifiez-le ou demandez-en un nouveau.',
  codeWait: (seconds) =>
    pluralFr(seconds, {
      one: `Un code est en route. Vous pourrez en demander un autre dans ${seconds} seconde.`,
      other: `Un code est en route. Vous pourrez en demander un autre dans ${seconds} secondes.`,
    }),
  identifier: 'Saisissez votre adresse e-mail ou votre nom d’utilisateur.',
  email: 'Saisissez une adresse e-mail, par exemple name@example.com.',
  passwordMissing: 'Saisissez votre mot de passe.',
  usernameMissing: 'Choisissez un nom d’utilisateur.',
  nameMissing: 'Saisissez votre nom.',
  givenNameMissing: 'Saisissez votre prénom.',
  familyNameMissing: 'Saisissez votre nom de famille.',
  terms: 'Acceptez les conditions d’utilisation pour créer un compte.',
  signUpDomain: 'Personne ne peut créer de compte avec une adresse de ce domaine.',
  username:
    'Ce nom d’utilisateur ne peut pas être utilisé. Utilisez des lettres et des chiffres, et non une adresse e-mail.',
  usernameTaken: 'Ce nom d’utilisateur est déjà pris. Choisissez-en un autre.',
  phoneNumber: 'Saisissez un numéro de téléphone avec l’indicatif du pays, par exemple +33 1 99 00 12 34.',
  codeMissing: 'Saisissez les 6 chiffres reçus par e-mail.',
  weak: 'Ce mot de passe est trop facile à deviner. Il doit respecter les règles ci-dessous.',
  leaked: 'Ce mot de passe est apparu dans une fuite de données. Choisissez-en un autre.',
  common:
    'Ce mot de passe est apparu dans une fuite de données ou fait partie de ceux que tout le monde essaie. Choisissez-en un autre.',
  personal: 'Ce mot de passe contient votre nom ou votre adresse e-mail. Choisissez-en un autre.',
  reused: 'Vous avez déjà utilisé ce mot de passe. Choisissez-en un autre.',
  name: 'Utilisez un nom de 300 caractères au plus.',
  organization: 'Il n’y a pas d’organisation de ce nom. Vérifiez l’orthographe.',
  lastAdministrator:
    'Une organisation se retrouverait sans administrateur. Nommez-y d’abord quelqu’un d’autre administrateur.',
  lastWayIn:
    'C’est votre seul moyen de vous connecter. Définissez d’abord un mot de passe ou ajoutez une autre clé d’accès.',
  elsewhere:
    'Votre compte appartient à une autre organisation, et ici personne n’appartient à deux. Inscrivez-vous plutôt avec cette invitation.',
  invalid: 'Cela ne peut pas être utilisé. Vérifiez.',
}
