import type { failuresEn } from '../en/failures.ts'
import { pluralEs } from './plural.ts'

/** Lo mismo en español. */
export const failuresEs: typeof failuresEn = {
  credentials: 'No ha funcionado. Revise sus datos o use otro método.',
  code: 'Ese código no ha funcionado. Revíselo o pida uno nuevo.',
  codeWait: (seconds) =>
    pluralEs(seconds, {
      one: `Hay un código en camino. Podrá pedir otro en ${seconds} segundo.`,
      other: `Hay un código en camino. Podrá pedir otro en ${seconds} segundos.`,
    }),
  identifier: 'Escriba su correo electrónico o su nombre de usuario.',
  email: 'Escriba un correo electrónico, por ejemplo name@example.com.',
  passwordMissing: 'Escriba su contraseña.',
  usernameMissing: 'Elija un nombre de usuario.',
  nameMissing: 'Escriba su nombre completo.',
  givenNameMissing: 'Escriba su nombre.',
  familyNameMissing: 'Escriba sus apellidos.',
  terms: 'Acepte las condiciones de uso para crear una cuenta.',
  signUpDomain: 'Nadie puede crear una cuenta con una dirección de este dominio.',
  username: 'Este nombre de usuario no se puede usar. Use letras y dígitos, y no un correo electrónico.',
  usernameTaken: 'Este nombre de usuario ya está en uso. Elija otro.',
  phoneNumber: 'Escriba un número de teléfono con el prefijo del país, por ejemplo +44 20 7946 0000.',
  codeMissing: 'Escriba los 6 dígitos del correo.',
  weak: 'Esta contraseña es demasiado fácil de adivinar. Tiene que cumplir las reglas de abajo.',
  leaked: 'Esta contraseña ha aparecido en una filtración. Elija otra.',
  common: 'Esta contraseña ha aparecido en una filtración o es una de las que todo el mundo prueba. Elija otra.',
  personal: 'Esta contraseña contiene su nombre o su correo electrónico. Elija otra.',
  reused: 'Ya usó esta contraseña antes. Elija otra.',
  name: 'Use un nombre de 300 caracteres como máximo.',
  organization: 'No hay ninguna organización con este nombre. Revise cómo está escrito.',
  lastAdministrator: 'Una organización se quedaría sin administrador. Nombre antes administrador allí a otra persona.',
  lastWayIn: 'Es su única forma de iniciar sesión. Antes, cree una contraseña o añada otra llave de acceso.',
  elsewhere: 'Su cuenta pertenece a otra organización, y aquí nadie pertenece a dos. Regístrese con esta invitación.',
  invalid: 'Esto no se puede usar. Revíselo.',
}
