import type { invitationEn } from '../en/invitation.ts'

/** Lo mismo en español. */
export const invitationEs: typeof invitationEn = {
  title: (organization) => `Unirse a ${organization}`,
  intro: (inviter, organization, roles) => `${inviter} le ha invitado a unirse a ${organization} como ${roles}.`,
  member: 'miembro',
  address: (email) => `La invitación es para ${email}.`,
  accept: 'Aceptar',
  signIn: 'Iniciar sesión para aceptar',
  signUp: 'Crear una cuenta',
  another: (own, email) => `Ha iniciado sesión como ${own}; esta invitación es para ${email}.`,
  unproven: 'Su correo electrónico aún no está confirmado. Confírmelo primero y vuelva a abrir esta página.',
  switch: 'Cambiar de cuenta',
  decline: 'Rechazar',
  declinedTitle: 'No se ha unido',
  declined: 'No se ha cambiado nada. Si cambia de idea, vuelva a abrir el enlace de su correo antes de que caduque.',
  doneTitle: 'Ya es miembro',
  done: 'Puede continuar en la aplicación.',
  ask: 'Pedir una invitación nueva',
  askedTitle: 'Ha pedido una invitación nueva',
  asked: 'Se ha avisado a quien le invitó. La invitación nueva llegará a la misma dirección.',
}
