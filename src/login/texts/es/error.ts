import type { errorEn } from '../en/error.ts'
import { pluralEs } from './plural.ts'

/** Lo mismo en español. */
export const errorEs: typeof errorEn = {
  foreignTitle: 'Este formulario vino de otra página',
  foreign: 'No se ha enviado. Abra la página de nuevo e inténtelo otra vez.',
  busyTitle: 'Demasiada gente a la vez',
  busy: 'Inténtelo de nuevo en un momento. No se ha cambiado nada.',
  maintainedTitle: 'Hay un mantenimiento en curso',
  maintained: 'Inténtelo de nuevo en un minuto. No se pierde nada: se conserva lo que hizo hasta aquí.',
  limitedTitle: 'Demasiados intentos',
  limited: (minutes) =>
    pluralEs(Math.max(minutes, 1), {
      one: 'Inténtelo de nuevo en 1 minuto.',
      other: `Inténtelo de nuevo en ${minutes} minutos.`,
    }),
  notFoundTitle: 'Esta página no existe',
  notFound: 'Puede que la dirección esté incompleta.',
  badTitle: 'Este formulario no se puede leer',
  bad: 'Abra la página de nuevo y rellénelo otra vez.',
  internalTitle: 'Algo se ha roto por nuestra parte',
  internal: 'Ha quedado registrado. Inténtelo de nuevo; si continúa, avise a soporte.',
  requestTitle: 'La aplicación pidió algo incorrecto',
  request: 'Vuelva a la aplicación e inténtelo de nuevo. Si continúa así, avise a sus responsables.',
  upstream: (provider, answer) => `${provider} respondió: ${answer}`,
  upstreamOff: 'Esta forma de iniciar sesión no está abierta aquí. Elija otra.',
  upstreamNobody: (provider) => `${provider} le conoce, pero no tiene cuenta aquí. Pida una invitación.`,
  tryAgain: 'Intentar de nuevo',
}
