import type { factorsEn } from '../en/factors.ts'
import { factorInWords } from '../factor-in-words.ts'

export const factorsEs: typeof factorsEn = {
  'factor-added': ({ factor }, { app, time }) => ({
    subject: `Se añadió una nueva forma de demostrar que es usted en ${app}`,
    intro: [`El ${time} se añadió esto a su cuenta de ${app}: ${factorInWords(factor, 'es')}.`],
    outro: ['Si no fue usted, quítelo y cambie su contraseña, o póngase en contacto con soporte.'],
  }),
  'factor-removed': ({ factor }, { app, time }) => ({
    subject: `Se quitó una forma de demostrar que es usted en ${app}`,
    intro: [`El ${time} se quitó esto de su cuenta de ${app}: ${factorInWords(factor, 'es')}.`],
    outro: ['Si no fue usted, cambie su contraseña y póngase en contacto con soporte.'],
  }),
  'factor-enrolment': ({ link }, { app }) => ({
    subject: `Configure un segundo paso para su cuenta de ${app}`,
    intro: [
      `Los responsables de ${app} le piden que configure un segundo paso, como una llave de seguridad o una aplicación de autenticación, para que su contraseña por sí sola no abra nada.`,
    ],
    actions: [{ label: 'Configurar un segundo paso', link }],
    outro: [
      'El enlace funciona una sola vez, durante 5 días. No se lo pase a nadie: quien lo tenga puede configurar su propio dispositivo.',
    ],
  }),
  'mfa-reset': (_, { app, time }) => ({
    subject: `Sus segundos pasos en ${app} se han restablecido`,
    intro: [
      `El ${time} soporte quitó todos los segundos pasos de su cuenta de ${app} y cerró su sesión en todas partes.`,
      'La próxima vez que inicie sesión configurará otros nuevos.',
    ],
    outro: ['Si no lo ha pedido, póngase en contacto con soporte y no dé ningún código a nadie.'],
  }),
  impersonated: (_, { app, time }) => ({
    subject: `Soporte consultó su cuenta de ${app}`,
    intro: [
      `El ${time} alguien de soporte empezó a ver ${app} como si fuera usted, durante 15 minutos como máximo. No puede cambiar su forma de iniciar sesión.`,
    ],
    outro: ['Si no pidió ayuda, póngase en contacto con soporte.'],
  }),
  'caller-code': ({ code, agent }, { app }) => ({
    subject: `Su código para la llamada con el soporte de ${app}`,
    intro: [
      `${agent}, del soporte de ${app}, está al teléfono con usted. Lea este código solo si nos ha llamado usted:`,
    ],
    code,
    outro: ['El código funciona durante 10 minutos. Si no ha llamado, no se lo lea a nadie y avise a soporte.'],
  }),
  'recovery-code-used': ({ left }, { app, time }) => ({
    subject: `Se usó un código de recuperación en ${app}`,
    intro: [
      `El ${time} alguien inició sesión en su cuenta de ${app} con un código de recuperación. ${codesLeft(left)}`,
    ],
    outro: ['Si no fue usted, cambie enseguida su contraseña y cree nuevos códigos de recuperación.'],
  }),
  'recovery-codes-made': (_, { app, time }) => ({
    subject: `Se crearon nuevos códigos de recuperación en ${app}`,
    intro: [
      `El ${time} se crearon nuevos códigos de recuperación para su cuenta de ${app}. Los anteriores ya no funcionan.`,
    ],
    outro: [
      'Si no fue usted, cambie enseguida su contraseña y cree nuevos códigos de recuperación, o póngase en contacto con soporte.',
    ],
  }),
}

function codesLeft(left: number): string {
  if (left === 0) return 'Era el último: cree otros nuevos.'
  return left === 1 ? 'Queda uno.' : `Quedan ${left}.`
}
