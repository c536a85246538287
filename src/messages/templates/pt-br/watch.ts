import type { watchEn } from '../en/watch.ts'
import { waitingAct } from '../waiting-acts.ts'

export const watchPtBr: typeof watchEn = {
  'account-locked-down': ({ by, reason, link }, { app, time }) => ({
    subject: `${app}: uma conta foi totalmente bloqueada`,
    intro: [
      `Em ${time}, ${by} bloqueou totalmente uma conta: ela está suspensa, sem nenhuma sessão aberta, e precisa de uma nova senha.`,
      `O motivo: ${reason}`,
    ],
    actions: [{ label: 'Abrir a conta', link }],
  }),
  'activity-disowned': ({ link }, { app, time }) => ({
    subject: `${app}: alguém diz que não fez algo`,
    intro: [
      `Em ${time}, uma pessoa disse que algo na atividade da própria conta não foi ela.`,
      'Ela foi desconectada de todos os outros lugares e terá de escolher uma nova senha.',
    ],
    actions: [{ label: 'Ver a conta', link }],
  }),
  'approval-waiting': ({ by, asked, reason, link, until, aloneFrom }, { app, formatTime }) => ({
    subject: `${app}: ${by} pede a aprovação de outra pessoa`,
    intro: [
      `${by} quer ${waitingAct('pt-BR', asked)}.`,
      `O motivo: ${reason}`,
      aloneFrom === null
        ? 'Outra pessoa precisa aprovar antes.'
        : `Mais ninguém pode aprovar, por isso ${by} poderá fazer isso sem aprovação a partir de ${formatTime(aloneFrom)}.`,
      `O pedido termina em ${formatTime(until)}.`,
    ],
    actions: [{ label: 'Decidir', link }],
    outro: ['Se algo parecer errado, recuse e fale com essa pessoa.'],
  }),
  'access-requested': ({ by, role, permission, reason, link }, { app }) => ({
    subject: `${app}: ${by} pede acesso`,
    intro: [`${by} tem o papel ${role} e pede um que inclua a permissão ${permission}.`, `O motivo: ${reason}`],
    actions: [{ label: 'Abrir a equipe', link }],
    outro: ['Nada muda até que um proprietário dê outro papel a essa pessoa. Se algo parecer errado, fale com ela.'],
  }),
  'mail-test': ({ by }, { app }) => ({
    subject: `${app}: o e-mail funciona`,
    intro: [`${by} pediu este teste a ${app}. Ele chegou, então as mensagens aos seus usuários também vão chegar.`],
  }),
}
