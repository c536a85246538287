import type { factorsEn } from '../en/factors.ts'
import { factorInWords } from '../factor-in-words.ts'

export const factorsPtBr: typeof factorsEn = {
  'factor-added': ({ factor }, { app, time }) => ({
    subject: `Uma nova forma de provar que é você foi adicionada em ${app}`,
    intro: [`Em ${time}, isto foi adicionado à sua conta em ${app}: ${factorInWords(factor, 'pt-BR')}.`],
    outro: ['Se não foi você, remova e troque sua senha, ou fale com o suporte.'],
  }),
  'factor-removed': ({ factor }, { app, time }) => ({
    subject: `Uma forma de provar que é você foi removida em ${app}`,
    intro: [`Em ${time}, isto foi removido da sua conta em ${app}: ${factorInWords(factor, 'pt-BR')}.`],
    outro: ['Se não foi você, troque sua senha e fale com o suporte.'],
  }),
  'factor-enrolment': ({ link }, { app }) => ({
    subject: `Configure uma segunda etapa para sua conta em ${app}`,
    intro: [
      `Os responsáveis por ${app} pedem que você configure uma segunda etapa, como uma chave de segurança ou um aplicativo autenticador, para que sua senha sozinha não abra nada.`,
    ],
    actions: [{ label: 'Configurar uma segunda etapa', link }],
    outro: ['O link funciona uma vez, por 5 dias. Não o repasse: quem o tiver pode configurar um dispositivo próprio.'],
  }),
  'mfa-reset': (_, { app, time }) => ({
    subject: `Suas segundas etapas em ${app} foram redefinidas`,
    intro: [
      `Em ${time}, o suporte removeu todas as segundas etapas da sua conta em ${app} e encerrou suas sessões em todos os lugares.`,
      'Na próxima vez que entrar, você configura novas.',
    ],
    outro: ['Se você não pediu isso, fale com o suporte e não dê nenhum código a ninguém.'],
  }),
  impersonated: (_, { app, time }) => ({
    subject: `O suporte viu sua conta em ${app}`,
    intro: [
      `Em ${time}, alguém do suporte começou a ver ${app} como se fosse você, por até 15 minutos. Essa pessoa não pode mudar a forma como você entra.`,
    ],
    outro: ['Se você não pediu ajuda, fale com o suporte.'],
  }),
  'caller-code': ({ code, agent }, { app }) => ({
    subject: `Seu código para a ligação com o suporte de ${app}`,
    intro: [
      `${agent}, do suporte de ${app}, está ao telefone com você. Leia este código somente se você ligou para nós:`,
    ],
    code,
    outro: ['O código funciona por 10 minutos. Se você não ligou, não o leia para ninguém e avise o suporte.'],
  }),
  'recovery-code-used': ({ left }, { app, time }) => ({
    subject: `Um código de recuperação foi usado em ${app}`,
    intro: [`Em ${time}, alguém entrou na sua conta em ${app} com um código de recuperação. ${codesLeft(left)}`],
    outro: ['Se não foi você, troque sua senha e crie novos códigos de recuperação imediatamente.'],
  }),
  'recovery-codes-made': (_, { app, time }) => ({
    subject: `Novos códigos de recuperação foram criados em ${app}`,
    intro: [
      `Em ${time}, novos códigos de recuperação foram criados para sua conta em ${app}. Os antigos não funcionam mais.`,
    ],
    outro: [
      'Se não foi você, troque sua senha e crie novos códigos de recuperação imediatamente, ou fale com o suporte.',
    ],
  }),
}

function codesLeft(left: number): string {
  if (left === 0) return 'Era o último: crie novos.'
  return left === 1 ? 'Resta um.' : `Restam ${left}.`
}
