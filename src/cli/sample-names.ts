// Given and family names as they are written where they come from; `native=latin` where an address needs other letters.
// Where family names have a form for women and one for men, each has its own row.

export interface NameGroup {
  readonly language: string
  readonly familyFirst?: true
  readonly given: string
  readonly family: string
}

export const nameGroups: readonly NameGroup[] = [
  {
    language: 'en',
    given: 'Olivia Amelia Isla Grace Emily Charlotte Noah George Arthur Henry Theodore Callum Maeve Niamh Declan',
    family: "Smith Taylor Walker Hughes Bennett O'Connor Murphy Campbell Fraser Clarke Whitfield Ashworth Byrne",
  },
  {
    language: 'es',
    given: 'Lucía Sofía Martina Inés Valeria Begoña Hugo Mateo Álvaro Íñigo Joaquín Nicolás Andrés Ximena Camila',
    family: 'García Fernández González Rodríguez Muñoz Ibáñez Castaño Gutiérrez Peña Ordóñez Vázquez Quiroga',
  },
  {
    language: 'pt',
    given: 'Beatriz Inês Conceição Letícia Thaís Mariana João Tomás Gonçalo Caio Antônio Rafael Luísa Davi Marcelo',
    family: 'Silva Santos Oliveira Araújo Magalhães Conceição Guimarães Simões Fonseca Nogueira Brandão Teixeira',
  },
  {
    language: 'fr',
    given: 'Chloé Léa Manon Zoé Héloïse Aurélie Jules Raphaël Théo François Loïc Mathéo Inès Gaëlle Étienne',
    family: 'Martin Bernard Lefèvre Girard Bonnet Dubois Chevallier Rousseau Fontaine Benoît Mercier Delaunay',
  },
  {
    language: 'de',
    given: 'Hannah Mia Käthe Jürgen Björn Günther Lena Jonas Felix Anneliese Sören Ulrike Matthias Heidi Ruth',
    family: 'Müller Schmidt Schröder Weiß Köhler Großmann Krüger Vogel Hoffmann Böhm Schäfer Lindner Jäger',
  },
  {
    language: 'it',
    given: 'Giulia Aurora Ginevra Chiara Francesca Leonardo Lorenzo Niccolò Matteo Riccardo Beatrice Elia Noemi',
    family: "Rossi Russo Ferrari Esposito Bianchi Romano D'Angelo Ricci Marino Greco Gallo Conti Nicolò",
  },
  {
    language: 'nl',
    given: 'Emma Saar Fleur Sanne Lotte Daan Sem Bram Thijs Joris Anouk Maud Ruben Femke Teun',
    family: 'Jansen Bakker Visser Smit Meijer Mulder Dekker Dijkstra Postma Hoekstra Kuiper Verhoeven Vermeulen',
  },
  {
    language: 'sv',
    given: 'Åsa Märta Elsa Astrid Linnéa Saga Björn Göran Håkan Lars Oskar Malte Vera Sixten Ebba',
    family: 'Andersson Johansson Karlsson Åkerström Öberg Sjöberg Lindqvist Bergström Nyström Hägglund Söderberg',
  },
  {
    language: 'da',
    given: 'Søren Jørgen Asger Karen Bjørn Øyvind Freja Sigrid Mads Ingrid Rasmus Maren Kjeld Åse Tove',
    family: 'Nielsen Jensen Sørensen Østergaard Kjær Bøgh Mørk Ødegård Halvorsen Bråten Lykke Ågesen',
  },
  {
    language: 'fi',
    given: 'Aino Väinö Eero Päivi Tuomas Helmi Onni Elina Jussi Säde Ilmari Venla Kaisa Heikki Oona',
    family: 'Korhonen Virtanen Mäkinen Hämäläinen Nieminen Järvinen Lehtonen Pöysti Räsänen Koskinen Tähtinen',
  },
  {
    language: 'is',
    given: 'Guðrún Sigríður Þórunn Ásta Birna Hildur Edda Kristín',
    family: 'Jónsdóttir Þórsdóttir Einarsdóttir Gunnarsdóttir Ólafsdóttir Stefánsdóttir Magnúsdóttir',
  },
  {
    language: 'pl',
    given: 'Zofia Małgorzata Łucja Agnieszka Hanna Paweł Łukasz Stanisław Michał Jędrzej Wojciech Bożena Grażyna',
    family: 'Nowak Wójcik Kaczmarek Mazur Król Wróbel Dąbek Pawlak Michalak Stępień Zając Gołąb Sikora',
  },
  {
    language: 'cs',
    given: 'Tereza Eliška Kateřina Markéta Růžena Šárka Zdeňka Lenka',
    family: 'Nováková Svobodová Dvořáková Černá Procházková Kučerová Veselá Horáková Říhová',
  },
  {
    language: 'hu',
    familyFirst: true,
    given: 'Zsófia Réka Eszter Ágnes Boglárka Bence Ádám Gergő László Zoltán Csilla Örs Tünde',
    family: 'Nagy Kovács Tóth Szabó Horváth Kőszegi Gyöngyösi Fekete Molnár Balázs Szűcs Erdős',
  },
  {
    language: 'ro',
    given: 'Ioana Andreea Ștefan Mihai Țuțu Ileana Răzvan Cătălin Luminița Doina Vlad Sânziana',
    family: 'Popescu Ionescu Dumitrescu Munteanu Șerban Țurcanu Câmpeanu Brâncuși Lupu Ardeleanu',
  },
  {
    language: 'tr',
    given: 'Zeynep Elif Ayşe Gülşen Çağla Yağmur Mehmet Emre Oğuz İbrahim Işıl Şule Tuğba Barış Ümit',
    family: 'Yılmaz Kaya Demir Şahin Çelik Yıldız Öztürk Aydın Özdemir Koç Kılıç Güneş Erdoğan',
  },
  {
    language: 'el',
    given: 'Ελένη=eleni Μαρία=maria Αικατερίνη=aikaterini Σοφία=sofia Ιωάννα=ioanna Δήμητρα=dimitra',
    family: 'Παπαδοπούλου=papadopoulou Γεωργίου=georgiou Οικονόμου=oikonomou Νικολάου=nikolaou Αθανασίου=athanasiou',
  },
  {
    language: 'ru',
    given: 'Анна=anna Мария=maria Екатерина=ekaterina Ольга=olga Дарья=darya Татьяна=tatyana Софья=sofya',
    family:
      'Иванова=ivanova Смирнова=smirnova Кузнецова=kuznetsova Соколова=sokolova Лебедева=lebedeva Зайцева=zaytseva',
  },
  {
    language: 'uk',
    given: 'Олена=olena Оксана=oksana Соломія=solomiia Тарас=taras Богдан=bohdan Андрій=andrii Ганна=hanna',
    family:
      'Шевченко=shevchenko Коваленко=kovalenko Бондаренко=bondarenko Кравчук=kravchuk Лисенко=lysenko Мельник=melnyk',
  },
  {
    language: 'ar',
    given: 'محمد=mohammed فاطمة=fatima أحمد=ahmad ليلى=layla يوسف=yusuf مريم=maryam خالد=khalid زينب=zaynab نور=nour',
    family: 'حداد=haddad الخطيب=alkhatib منصور=mansour النجار=alnajjar صالح=saleh عثمان=othman الحسن=alhassan',
  },
  {
    language: 'he',
    given: 'נועה=noa תמר=tamar יעל=yael דוד=david איתן=eitan אורי=uri מיכל=michal שירה=shira',
    family: 'כהן=cohen לוי=levi מזרחי=mizrahi פרץ=peretz ביטון=biton פרידמן=friedman שפירא=shapira',
  },
  {
    language: 'fa',
    given: 'سارا=sara مریم=maryam رضا=reza شیرین=shirin کوروش=kourosh نرگس=narges آرش=arash پریسا=parisa',
    family: 'احمدی=ahmadi محمدی=mohammadi کریمی=karimi رضایی=rezaei جعفری=jafari صادقی=sadeghi',
  },
  {
    language: 'hi',
    given: 'आरव=aarav अनन्या=ananya प्रिया=priya राहुल=rahul दीपिका=deepika अर्जुन=arjun मीरा=meera सुनीता=sunita',
    family: 'शर्मा=sharma वर्मा=verma गुप्ता=gupta सिंह=singh मिश्रा=mishra जोशी=joshi पटेल=patel',
  },
  {
    language: 'bn',
    given: 'অনিক=anik সুমাইয়া=sumaiya রহিম=rahim তানিয়া=tania ফারহানা=farhana অর্ণব=arnab',
    family: 'দাস=das ইসলাম=islam রহমান=rahman চৌধুরী=chowdhury সরকার=sarkar ঘোষ=ghosh',
  },
  {
    language: 'th',
    given: 'สมชาย=somchai มาลี=malee อรุณ=arun กนกวรรณ=kanokwan ณัฐพล=nattapon พิมพ์=pim',
    family: 'สุขใจ=sukjai ศรีสุข=srisuk ทองดี=thongdee แสงทอง=saengthong บุญมี=boonmee',
  },
  {
    language: 'vi',
    familyFirst: true,
    given: 'Hoa Hương Ngọc Linh Trang Thảo Minh Dũng Tuấn Đức Quân Phượng Yến Bảo Khánh',
    family: 'Nguyễn Trần Lê Phạm Hoàng Huỳnh Vũ Đặng Bùi Đỗ Hồ Ngô Dương',
  },
  {
    language: 'zh',
    familyFirst: true,
    given: '伟=wei 芳=fang 秀英=xiuying 敏=min 静=jing 丽=li 强=qiang 子涵=zihan 雨桐=yutong 浩然=haoran 欣怡=xinyi',
    family: '王=wang 李=li 张=zhang 刘=liu 陈=chen 杨=yang 黄=huang 赵=zhao 周=zhou 吴=wu 欧阳=ouyang',
  },
  {
    language: 'ja',
    familyFirst: true,
    given: '陽菜=hina さくら=sakura 結衣=yui 葵=aoi 美咲=misaki 蓮=ren 大翔=hiroto 健太=kenta 翔太=shota 直子=naoko',
    family:
      '佐藤=sato 鈴木=suzuki 高橋=takahashi 田中=tanaka 渡辺=watanabe 伊藤=ito 山本=yamamoto 中村=nakamura 小林=kobayashi',
  },
  {
    language: 'ko',
    familyFirst: true,
    given: '서연=seoyeon 지우=jiwoo 민준=minjun 하은=haeun 도윤=doyun 수빈=subin 예준=yejun 지민=jimin',
    family: '김=kim 이=lee 박=park 최=choi 정=jung 강=kang 조=cho 윤=yoon 임=lim',
  },
  {
    language: 'id',
    given: 'Siti Dewi Putri Ayu Wulan Budi Agus Rizky Bayu Dian Ratna Fitri',
    family: 'Wijaya Santoso Kusuma Hidayat Saputra Lestari Siregar Nasution Halim Setiawan',
  },
  {
    language: 'sw',
    given: 'Amani Neema Zawadi Imani Baraka Juma Rehema Asha Wanjiku Kamau Atieno Otieno',
    family: 'Mwangi Kamau Ochieng Wanjala Kiprono Mutua Njoroge Omondi Achieng Hamisi',
  },
  {
    language: 'yo',
    given: 'Adébáyọ̀ Fọlákẹ́ Olúwaṣeun Títílayọ̀ Ayọ̀délé Bùkọ́lá Káyọ̀dé Yétúndé',
    family: 'Adéyẹmí Ọláníyan Babátúndé Akínwándé Ògúnlẹ́yẹ Fálọlá Adébísí',
  },
]
