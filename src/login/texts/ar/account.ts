import { apart } from '../../../kernel/apart.ts'
import type { accountEn, accountFailuresEn } from '../en/account.ts'
import { accountSecurityAr } from './account-security.ts'
import { activityAr } from './activity.ts'
import { linkingAr, linkingFailuresAr } from './linking.ts'

/** بالعربية. */
export const accountAr: typeof accountEn = {
  title: 'حسابك',
  sections: {
    profile: 'الملف الشخصي',
    security: 'الأمان',
    sessions: 'الجلسات',
    apps: 'التطبيقات المتصلة',
    linked: 'الحسابات المرتبطة',
    activity: 'النشاط',
    organizations: 'المؤسسات',
    data: 'بياناتك',
  },
  signOut: 'تسجيل الخروج',
  signedOutTitle: 'سُجّل خروجك',
  signedOut: 'قد تبقى مسجّل الدخول في التطبيقات التي استخدمتها إلى أن تسجّل الخروج منها.',
  signIn: 'تسجيل الدخول',
  cancel: 'إلغاء',
  save: 'حفظ',
  never: 'أبدًا',
  unknownPlace: 'مكان غير معروف',

  profile: {
    name: 'الاسم',
    picture: 'عنوان صورة',
    pictureHint: 'تعرضها التطبيقات بجانب اسمك. اتركه فارغًا لعرض الأحرف الأولى من اسمك.',
    language: 'لغة الرسائل والصفحات',
    anyLanguage: 'لغة المتصفح',
    fixed: 'يأتي اسمك من الخدمة التي تسجّل الدخول بها. غيّره هناك.',
    emailTitle: 'البريد الإلكتروني',
    noEmail: 'ليس لديك عنوان.',
    verified: 'مؤكَّد',
    unverified: 'لم يؤكَّد بعد',
    verify: 'إرسال رابط التأكيد',
    changeEmail: 'تغيير البريد الإلكتروني',
    fixedEmail: 'يأتي من الخدمة التي تسجّل الدخول بها. غيّره هناك.',
  },

  email: {
    title: 'تغيير البريد الإلكتروني',
    lead: 'نرسل رابطًا إلى العنوان الجديد. يُعتمد العنوان عند فتح الرابط. ونُعلم العنوان القديم بذلك.',
    label: 'البريد الإلكتروني الجديد',
    submit: 'إرسال الرابط',
    confirmTitle: 'تأكيد بريدك الإلكتروني الجديد',
    confirm: (address) => apart`اضغط الزر لاستخدام ${address} لحسابك من الآن فصاعدًا.`,
    confirmSubmit: 'استخدام هذا العنوان',
    confirmedTitle: 'تغيّر عنوان بريدك الإلكتروني',
    confirmed: 'سجّل الدخول به من الآن فصاعدًا. سُجّل خروجك من كل مكان آخر.',
    undoTitle: 'ألم يكن أنت؟',
    undo: 'يحتفظ حسابك بهذا العنوان أو يستعيده. ويُسجَّل خروج الجميع منه.',
    undoSubmit: 'لم يكن أنا: تراجع',
    undoneTitle: 'عاد عنوانك كما كان',
    undone: 'سُجّل خروج الجميع. اختر الآن كلمة مرور جديدة: قد يعرف شخص آخر كلمتك.',
    newPassword: 'اختيار كلمة مرور جديدة',
  },

  security: accountSecurityAr,

  password: {
    title: 'تغيير كلمة المرور',
    lead: 'سيُسجَّل خروجك من كل مكان آخر.',
    current: 'كلمة المرور الحالية',
    password: 'كلمة المرور الجديدة',
    submit: 'تغيير كلمة المرور',
  },

  passkey: {
    title: 'إضافة مفتاح مرور',
    lead: 'تحلّ بصمتك أو وجهك أو قفل شاشتك محل كلمة المرور والخطوة الثانية.',
    name: 'الاسم',
    nameHint: 'لتميّزه عن غيره.',
    needsScript: 'تحتاج مفاتيح المرور إلى JavaScript، وهو معطّل في هذا المتصفح.',
  },

  sessions: {
    lead: 'الأماكن التي سجّلت الدخول فيها.',
    thisDevice: 'هذا الجهاز',
    lastActive: (time) => apart`آخر نشاط: ${time}`,
    since: (time) => apart`تسجيل الدخول: ${time}`,
    apps: (names) => apart`التطبيقات: ${names}`,
    end: 'تسجيل الخروج',
    endNamed: (device) => apart`تسجيل الخروج من ${device}`,
    endOthers: 'تسجيل الخروج من كل مكان آخر',
    alone: 'لست مسجّل الدخول في أي مكان آخر.',
  },

  apps: {
    lead: 'تطبيقات الآخرين التي سمحت لها باستخدام حسابك.',
    none: 'لا يوجد شيء.',
    since: (time) => apart`سُمح به: ${time}`,
    revoke: 'إزالة',
    revokeNamed: (app) => apart`إزالة ${app}`,
    signsIn: 'يسجّل دخولك',
    at: (api) => apart`لدى ${api}`,
    gone: 'تطبيق لم يعد موجودًا',
  },

  linked: {
    lead: 'حسابات يمكنك تسجيل الدخول بها هنا.',
    main: 'الحساب الرئيسي',
    own: 'حساب بكلمة مرور',
    unlink: 'إلغاء الربط',
    unlinkNamed: (account, name) => apart`إلغاء ربط ${account} ${name}`,
    unlinkTitle: (account) => apart`هل تريد إلغاء ربط ${account}؟`,
    unlinkText: (account) =>
      apart`لن يمكنك بعد ذلك تسجيل الدخول إلى هذا الحساب باستخدام ${account}. ومن يسجّل الدخول به لاحقًا يحصل على حساب مستقل. سيُسجَّل خروجك من كل مكان آخر.`,
  },

  linking: linkingAr,

  activity: activityAr,

  organizations: {
    lead: 'المؤسسات التي تنتمي إليها.',
    none: 'لا تنتمي إلى أي مؤسسة.',
    member: 'عضو',
    leave: 'مغادرة',
    leaveNamed: (organization) => apart`مغادرة ${organization}`,
    leaveTitle: (organization) => apart`هل تريد مغادرة ${organization}؟`,
    leaveText: 'ستفقد أدوارك فيها. وللعودة تحتاج إلى دعوة.',
  },

  data: {
    lead: 'كل ما نعرفه عنك هو ملكك.',
    downloadTitle: 'التنزيل',
    downloadText: 'ملف فيه ملفك الشخصي وجلساتك وتطبيقاتك ونشاطك، بصيغة JSON.',
    download: 'تنزيل بياناتك',
    deleteTitle: 'حذف حسابك',
    deleteText: 'يُسجَّل خروجك من كل مكان وتُزال بياناتك. لا يمكن التراجع عن ذلك.',
    delete: 'حذف حسابك',
    deletePage: 'هل تريد حذف حسابك؟',
    deleteBox: 'أفهم أنه لا يمكن التراجع عن ذلك',
    deletedTitle: 'حُذف حسابك',
    deleted: 'يمكنك إغلاق هذه الصفحة.',
  },

  impersonation: {
    banner: (person, operator) =>
      apart`يرى ${operator} هذا بصفة ${person}. ينتهي ذلك تلقائيًا في غضون 15 دقيقة، ويُسجَّل كل شيء.`,
    stop: 'التوقف عن التصرف باسمه',
    refused: 'غير ممكن أثناء التصرف باسم شخص آخر',
    refusedText: 'لا يمكن لمن يتصرف باسم صاحب الحساب تغيير أي شيء فيه أو إظهاره.',
    stopped: 'توقفت عن التصرف باسم هذا الشخص',
    stoppedText: 'انتهت الجلسة وكل ما صدر فيها.',
    back: 'العودة إلى وحدة التحكم',
    opening: 'جارٍ فتح التطبيق',
    openingText: 'يُفتح باسم الشخص الذي تتصرف بصفته، لمدة 15 دقيقة.',
    unusable: 'لم يعد هذا يعمل',
    unusableText: 'يمكن استخدامه مرة واحدة خلال دقيقة. ابدأ من جديد في وحدة التحكم.',
  },

  caller: {
    title: 'هل تتحدث مع الدعم على الهاتف؟',
    text: (agent, app) =>
      apart`${agent} من دعم ${app} على الهاتف معك. اختر الرقم الذي يُقال لك، فقط إذا كنت أنت من اتصل بنا.`,
    deny: 'لم أتصل',
  },

  done: {
    saved: 'تم الحفظ.',
    emailAsked: 'أرسلنا رابطًا إلى العنوان الجديد. يُعتمد العنوان عند فتح الرابط.',
    verifySent: 'أرسلنا رابطًا إلى عنوانك.',
    emailChanged: 'تغيّر عنوان بريدك الإلكتروني. سُجّل خروجك من كل مكان آخر.',
    passwordChanged: 'تغيّرت كلمة المرور. سُجّل خروجك من كل مكان آخر.',
    factorAdded: 'تمت الإضافة.',
    factorRemoved: 'تمت الإزالة.',
    codesSaved: 'أصبحت رموز الاسترداد سارية.',
    browserForgotten: 'سيُطلب من ذلك المتصفح التأكيد من جديد.',
    browsersForgotten: 'سيُطلب من كل المتصفحات التأكيد من جديد.',
    sessionEnded: 'سُجّل الخروج هناك.',
    othersEnded: 'سُجّل خروجك من كل مكان آخر.',
    notMe: 'سُجّل خروجك من كل مكان آخر، وأُبلغ فريق الأمان. اختر الآن كلمة مرور جديدة.',
    appRevoked: 'لم يعد بإمكان التطبيق استخدام حسابك.',
    left: 'غادرت المؤسسة.',
    unlinked: 'أُلغي الربط. سُجّل خروجك من كل مكان آخر.',
    callerRight: 'شكرًا لك. يعرف الدعم الآن أنه أنت.',
    callerDenied: 'أخبرنا الدعم أنك لم تتصل. راجع النشاط: إذا كان فيه شيء لم تفعله، فأبلغ عنه.',
  },
}

export const accountFailuresAr: typeof accountFailuresEn = {
  ...linkingFailuresAr,
  currentPassword: 'هذه ليست كلمة مرورك الحالية.',
  sameEmail: 'هذا عنوان حسابك بالفعل.',
  emailTooSoon: 'تغيّر عنوانك قبل أقل من يوم. للتراجع عن ذلك، استخدم الرابط في الرسالة المرسلة إلى العنوان القديم.',
  emailTaken: 'هذا العنوان لحساب آخر.',
  deleteBox: 'ضع علامة في المربع للمتابعة.',
  picture: apart`أدخل عنوانًا يبدأ بـ ${'https://'}.`,
  callerWrong: 'ليس هذا الرقم الذي قيل لك. إذا اتصلت بنا، فاطلب من الدعم إرسال السؤال مرة أخرى.',
  callerOver: 'انتهى هذا السؤال. إذا اتصلت بنا، فاطلب من الدعم إرساله مرة أخرى.',
}
