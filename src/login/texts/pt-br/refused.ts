import type { refusedEn } from '../en/refused.ts'

/** O mesmo em português do Brasil. */
export const refusedPtBr: typeof refusedEn = {
  suspendedTitle: 'Esta conta não pode ser usada',
  suspended: (support) => `Esta conta não pode ser usada no momento. Contato: ${support}.`,
  supportOf: (app) => `suporte de ${app}`,
  changedTitle: 'Entre de novo',
  changed: 'Sua conta mudou enquanto você entrava.',
  notServedTitle: 'Esta conta não pode ser usada aqui',
  notServed: (app) => `Em ${app} entra-se com outras contas. Use outra.`,
  signedOut: 'Sua sessão foi encerrada nesse meio-tempo.',
  goneTitle: 'Esta conta não existe mais',
  gone: 'Ela foi removida enquanto você entrava.',
  clientTitle: 'Este aplicativo está desativado',
  client: 'Ele não aceita mais entradas. Fale com os responsáveis por ele.',
  memberTitle: 'Você não é membro',
  member: (organization) => `Sua conta não pertence a ${organization}. Peça um convite ao administrador.`,
  roleTitle: 'Este aplicativo não está aberto para você',
  role: (app) =>
    `${app} é para pessoas com certos papéis, e você não tem nenhum deles. Pergunte a quem cuida do aplicativo.`,
  organization: (app) =>
    `${app} é para pessoas de certas organizações, e você não vem de nenhuma delas. Pergunte a quem cuida do aplicativo.`,
  noOrganizationTitle: 'Você não pertence a nenhuma organização',
  noOrganization: (app) => `${app} é para membros de organizações. Peça um convite à sua.`,
  closedTitle: 'Esta organização está suspensa',
  closed: (organization) =>
    `Ninguém pode entrar em ${organization ?? 'sua organização'} no momento. Pergunte ao administrador quando isso muda.`,
  companyTitle: 'Entre pela sua empresa',
  company: (organization) =>
    `${organization} pede que sua equipe entre pelo próprio login único. Comece de novo; se isso não levar a lugar nenhum, pergunte ao administrador.`,
  networkTitle: 'Você não pode entrar daqui',
  network:
    'Não é permitido entrar a partir da rede em que você está. Tente de outra; se achar que é um engano, informe ao suporte a referência abaixo.',
  networkOutside: (organization) =>
    `A equipe de ${organization} só entra a partir de certas redes, e você não está em nenhuma delas. Conecte-se à rede da organização e comece de novo.`,
  networkUnknown: (organization) =>
    `A equipe de ${organization} só entra a partir de certos países, e não dá para saber em que país está a sua rede. Tente de outra e comece de novo.`,
  methodTitle: 'Entre de outro jeito',
  method: (app) =>
    `${app} aceita outras formas de entrar, não a que você usou. Comece de novo e use uma das que são mostradas.`,
  triesTitle: 'Códigos errados demais',
  tries: 'Este acesso terminou. Comece de novo e digite o código com calma.',
  another: 'Usar outra conta',
  backTo: (app) => `Voltar para ${app}`,
}
