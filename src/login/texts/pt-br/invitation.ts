import type { invitationEn } from '../en/invitation.ts'

/** O mesmo em português do Brasil. */
export const invitationPtBr: typeof invitationEn = {
  title: (organization) => `Participar de ${organization}`,
  intro: (inviter, organization, roles) => `${inviter} convidou você para participar de ${organization} como ${roles}.`,
  member: 'membro',
  address: (email) => `O convite é para ${email}.`,
  accept: 'Aceitar',
  signIn: 'Entrar para aceitar',
  signUp: 'Criar uma conta',
  another: (own, email) => `Você está conectado como ${own}; este convite é para ${email}.`,
  unproven: 'Seu endereço de e-mail ainda não foi confirmado. Confirme-o primeiro e depois abra esta página de novo.',
  switch: 'Trocar de conta',
  decline: 'Recusar',
  declinedTitle: 'Você não entrou na organização',
  declined: 'Nada foi alterado. Se mudar de ideia, abra de novo o link do seu e-mail antes que ele expire.',
  doneTitle: 'Agora você é membro',
  done: 'Você pode seguir para o aplicativo.',
  ask: 'Pedir um novo convite',
  askedTitle: 'Você pediu um novo convite',
  asked: 'Quem convidou você foi avisado. Um novo convite chegará ao mesmo endereço.',
}
