import type { failuresEn } from '../en/failures.ts'
import { pluralPtBr } from './plural.ts'

/** O mesmo em português do Brasil. */
export const failuresPtBr: typeof failuresEn = {
  credentials: 'Não funcionou. Confira seus dados ou use outro meio.',
  code: 'Esse código não funcionou. Confira-o ou peça um novo.',
  codeWait: (seconds) =>
    pluralPtBr(seconds, {
      one: `Um código está a caminho. Você pode pedir outro em ${seconds} segundo.`,
      other: `Um código está a caminho. Você pode pedir outro em ${seconds} segundos.`,
    }),
  identifier: 'Digite seu e-mail ou nome de usuário.',
  email: 'Digite um endereço de e-mail, por exemplo name@example.com.',
  passwordMissing: 'Digite sua senha.',
  usernameMissing: 'Escolha um nome de usuário.',
  nameMissing: 'Digite seu nome completo.',
  givenNameMissing: 'Digite seu nome.',
  familyNameMissing: 'Digite seu sobrenome.',
  terms: 'Aceite os termos de uso para criar uma conta.',
  signUpDomain: 'Ninguém pode criar uma conta com um endereço deste domínio.',
  username: 'Este nome de usuário não pode ser usado. Use letras e dígitos, e não um endereço de e-mail.',
  usernameTaken: 'Este nome de usuário já está em uso. Escolha outro.',
  phoneNumber: 'Digite um número de telefone com o código do país, por exemplo +44 20 7946 0000.',
  codeMissing: 'Digite os 6 dígitos do e-mail.',
  weak: 'Esta senha é fácil demais de adivinhar. Ela precisa seguir as regras abaixo.',
  leaked: 'Esta senha apareceu em um vazamento. Escolha outra.',
  common: 'Esta senha apareceu em um vazamento ou é uma das que todos tentam. Escolha outra.',
  personal: 'Esta senha contém seu nome ou seu e-mail. Escolha outra.',
  reused: 'Você já usou esta senha. Escolha outra.',
  name: 'Use um nome de no máximo 300 caracteres.',
  organization: 'Não há organização com este nome. Confira a grafia.',
  lastAdministrator: 'Uma organização ficaria sem administrador. Antes, torne outra pessoa administradora dela.',
  lastWayIn: 'É seu único meio de entrar. Antes, defina uma senha ou adicione outra chave de acesso.',
  elsewhere: 'Sua conta pertence a outra organização, e aqui ninguém pertence a duas. Cadastre-se com este convite.',
  invalid: 'Isto não pode ser usado. Confira.',
}
