import type { linkingEn, linkingFailuresEn } from '../en/linking.ts'

/** O mesmo em português do Brasil. */
export const linkingPtBr: typeof linkingEn = {
  title: 'Una suas contas',
  asked: (app) =>
    `O suporte de ${app} pede que você una outra conta sua a esta. Você entra nas duas, uma após a outra, e vê o que será unido antes que algo aconteça.`,
  notYours: 'Se você não pediu isso ao suporte, feche esta página: nada acontece.',
  begin: 'Continuar',

  first: {
    lead: (account) => `Etapa 1 de 3: entre em ${account}. Esta conta permanece.`,
    text: 'Isso é pedido mesmo que você já esteja conectado: mostra que a conta é sua.',
    submit: 'Entrar nesta conta',
  },
  other: {
    lead: (account) => `Etapa 2 de 3: ${account} está comprovada. Agora entre na outra conta.`,
    text: 'Entre como você sempre faz lá. Isso não abre sessão e ainda não altera nada.',
    submit: 'Entrar na outra conta',
  },

  joinTitle: 'Unir estas contas?',
  joinLead: 'Etapa 3 de 3: as duas estão comprovadas. Você não poderá desfazer isso.',
  stays: 'Permanece',
  joins: 'Passa a fazer parte dela',
  organizations: 'Organizações que vêm junto',
  roles: 'Papéis que vêm junto',
  effects: 'Depois disso, você pode entrar por qualquer uma das duas.',
  effectsOnAccount: 'Todas as sessões das duas são encerradas, e os segundos fatores da outra conta não vêm junto.',
  submit: 'Unir contas',
  another: 'Escolher outra conta',

  overTitle: 'Nada está sendo unido aqui',
  over: 'O link foi usado, retirado ou expirou, ou foi aberto em outro navegador. Peça um novo ao suporte.',
  doneTitle: 'Suas contas estão unidas',
  done: 'A partir de agora você pode entrar por qualquer uma das duas. Entre para continuar.',
}

export const linkingFailuresPtBr: typeof linkingFailuresEn = {
  notFirst: 'Você entrou em outra conta. Entre na que recebeu o e-mail.',
  sameAccount: 'Essa é a conta que permanece. Entre na outra.',
  joinStale: 'Algo mudou nesse meio-tempo, e nada foi unido. Veja de novo.',
  joinElsewhere: 'As duas contas pertencem a organizações diferentes e por isso não podem ser unidas.',
  joinRoles: 'A outra conta tem papéis que o suporte não pode transferir. Peça ajuda ao suporte.',
  notJoined: 'Estas duas contas não podem ser unidas. Peça ajuda ao suporte.',
}
