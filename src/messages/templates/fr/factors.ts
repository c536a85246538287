import type { factorsEn } from '../en/factors.ts'
import { factorInWords } from '../factor-in-words.ts'

export const factorsFr: typeof factorsEn = {
  'factor-added': ({ factor }, { app, time }) => ({
    subject: `Un nouveau moyen de prouver que c’est vous a été ajouté chez ${app}`,
    intro: [`Le ${time}, ceci a été ajouté à votre compte ${app} : ${factorInWords(factor, 'fr')}.`],
    outro: ['Si ce n’était pas vous, retirez-le et changez votre mot de passe, ou contactez le support.'],
  }),
  'factor-removed': ({ factor }, { app, time }) => ({
    subject: `Un moyen de prouver que c’est vous a été retiré chez ${app}`,
    intro: [`Le ${time}, ceci a été retiré de votre compte ${app} : ${factorInWords(factor, 'fr')}.`],
    outro: ['Si ce n’était pas vous, changez votre mot de passe et contactez le support.'],
  }),
  'factor-enrolment': ({ link }, { app }) => ({
    subject: `Configurez une seconde étape pour votre compte ${app}`,
    intro: [
      `Les responsables de ${app} vous demandent de configurer une seconde étape, comme une clé de sécurité ou une application d’authentification, pour que votre mot de passe seul n’ouvre rien.`,
    ],
    actions: [{ label: 'Configurer une seconde étape', link }],
    outro: [
      'Le lien ne fonctionne qu’une fois, pendant 5 jours. Ne le transmettez pas : la personne qui l’a peut configurer son propre appareil.',
    ],
  }),
  'mfa-reset': (_, { app, time }) => ({
    subject: `Vos secondes étapes chez ${app} ont été réinitialisées`,
    intro: [
      `Le ${time}, le support a retiré toutes les secondes étapes de votre compte ${app} et vous a déconnecté partout.`,
      'À votre prochaine connexion, vous en configurerez de nouvelles.',
    ],
    outro: ['Si vous n’avez rien demandé, contactez le support et ne donnez de code à personne.'],
  }),
  impersonated: (_, { app, time }) => ({
    subject: `Le support a consulté votre compte ${app}`,
    intro: [
      `Le ${time}, une personne du support a commencé à consulter ${app} à votre place, pour 15 minutes au plus. Elle ne peut pas changer la façon dont vous vous connectez.`,
    ],
    outro: ['Si vous n’avez pas demandé d’aide, contactez le support.'],
  }),
  'caller-code': ({ code, agent }, { app }) => ({
    subject: `Votre code pour l’appel avec le support de ${app}`,
    intro: [
      `${agent}, du support de ${app}, est au téléphone avec vous. Ne lisez ce code que si vous nous avez appelés :`,
    ],
    code,
    outro: [
      'Le code fonctionne pendant 10 minutes. Si vous n’avez pas appelé, ne le lisez à personne et prévenez le support.',
    ],
  }),
  'recovery-code-used': ({ left }, { app, time }) => ({
    subject: `Un code de récupération a été utilisé chez ${app}`,
    intro: [
      `Le ${time}, quelqu’un s’est connecté à votre compte ${app} avec un code de récupération. ${codesLeft(left)}`,
    ],
    outro: [
      'Si ce n’était pas vous, changez tout de suite votre mot de passe et créez de nouveaux codes de récupération.',
    ],
  }),
  'recovery-codes-made': (_, { app, time }) => ({
    subject: `De nouveaux codes de récupération ont été créés chez ${app}`,
    intro: [
      `Le ${time}, de nouveaux codes de récupération ont été créés pour votre compte ${app}. Les anciens ne fonctionnent plus.`,
    ],
    outro: [
      'Si ce n’était pas vous, changez tout de suite votre mot de passe et créez de nouveaux codes de récupération, ou contactez le support.',
    ],
  }),
}

function codesLeft(left: number): string {
  if (left === 0) return 'C’était le dernier : créez-en de nouveaux.'
  return left === 1 ? 'Il en reste un.' : `Il en reste ${left}.`
}
