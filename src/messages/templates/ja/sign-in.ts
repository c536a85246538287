import type { signInEn } from '../en/sign-in.ts'

export const signInJa: typeof signInEn = {
  'sign-in-code': ({ code, link, place }, { app, time }) => ({
    subject: `${app}: サインイン用のコード`,
    intro: [`${app} にサインインするには、このコードを入力してください。`],
    code,
    ...(link === null ? {} : { actions: [{ label: 'このリンクでもサインインできます', link }] }),
    outro: [kept, asked('コード', time, place), notYou.code],
  }),
  'sign-in-link': ({ link, place }, { app, time }) => ({
    subject: `${app}: サインイン用のリンク`,
    intro: [`${app} にサインインするには、このリンクを開いて確認してください。`],
    actions: [{ label: `${app} にサインインする`, link }],
    outro: ['リンクは 10 分以内に 1 回だけ使えます。', asked('リンク', time, place), notYou.link],
  }),
  'second-factor-code': ({ code, place }, { app, time }) => ({
    subject: `${app}: 確認用のコード`,
    intro: [`${app} にサインインしているのがご本人であることを確認するには、このコードを入力してください。`],
    code,
    outro: [kept, asked('コード', time, place), notYou.second],
  }),
  'account-locked': ({ until, unlockLink }, { app, formatTime }) => ({
    subject: `${app}: アカウントへのサインインを一時停止しました`,
    intro: [
      `誤ったパスワードが何度も入力されました。アカウントを守るため、パスワードでのサインインを ${formatTime(until)} まで停止しています。`,
      '以前サインインしたことのあるブラウザーでは、今もサインインできます。',
    ],
    actions: [{ label: '自分だった: 今すぐサインインする', link: unlockLink }],
    outro: ['お心当たりがなくても、行うことはありません。パスワードは知られていません。'],
  }),
  'second-factor-locked': ({ until }, { app, time, formatTime }) => ({
    subject: `${app}: パスワードが知られているかもしれません`,
    intro: [
      `${time} に、正しいパスワードのあと、誤ったコードが何度も入力されました。コードは ${formatTime(until)} まで受け付けません。`,
    ],
    outro: ['お心当たりがなければ、パスワードを変更してください。'],
  }),
  'account-suspended': (_, { app, time }) => ({
    subject: `${app}: アカウントが停止されました`,
    intro: [`${time} に、${app} のアカウントが停止されました。サインインはできません。`],
    outro: ['間違いだと思われる場合は、サポートにご連絡ください。'],
  }),
  'data-downloaded': (_, { app, time }) => ({
    subject: `${app}: アカウントのデータがダウンロードされました`,
    intro: [`${time} に、${app} が保存しているご自身のデータのファイルが、アカウントからダウンロードされました。`],
    outro: [
      'お心当たりがなければ、パスワードを変更し、ほかのすべての場所でサインアウトして、サポートにご連絡ください。',
    ],
  }),
  'account-deleted': (_, { app, time }) => ({
    subject: `${app}: アカウントが削除されました`,
    intro: [`${time} に、アカウントのページから ${app} のアカウントが削除されました。元に戻すことはできません。`],
    outro: ['お心当たりがなければ、サポートにご連絡ください。'],
  }),
  'new-device': ({ link, place }, { app, time }) => ({
    subject: `${app}: 新しい端末でアカウントが使われました`,
    intro: [
      `${time} に、これまで使われたことのないブラウザーから、${app} のアカウントへのサインインがありました${place === null ? '' : `: ${place}`}。`,
      'ご自身であれば、行うことはありません。',
    ],
    actions: [{ label: 'アクティビティを見る', link }],
    outro: [
      'お心当たりがなければ、そのページでお知らせください。ほかのすべての場所ですぐにサインアウトし、新しいパスワードを決めていただきます。',
      'サインインできなくなった場合は、サインインのページで新しいパスワードを依頼するか、サポートにご連絡ください。',
    ],
  }),
  'tokens-misused': ({ client }, { app, time }) => ({
    subject: `${client} からサインアウトしました`,
    intro: [
      `${time} に、${client} がすでに交換した ${app} のアカウントの古い鍵が使われました。写し取られた可能性があるため、このアクセスを終了しました。`,
    ],
    outro: [`${client} にもう一度サインインしてください。見覚えのないものがあれば、パスワードを変更してください。`],
  }),
}

const kept = 'コードは 10 分間使えます。担当者がコードをお尋ねすることは決してありません。'

function asked(what: string, time: string, place: string | null): string {
  return `この${what}は ${time} に${place === null ? '' : ` ${place} から`}依頼されました。`
}

const notYou = {
  code: 'お心当たりがなければ、このメールは無視し、コードを誰にも伝えないでください。',
  link: 'お心当たりがなければ、このメールは無視し、リンクを誰にも渡さないでください。',
  second: 'お心当たりがなければ、パスワードが知られています。パスワードを変更し、コードを誰にも伝えないでください。',
}
