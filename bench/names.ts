// What invented people are called. The lists are read from the front more often than from the back, as in life.

export const givenNames = words(`
  Maria Anna James Mary John Olga Peter Sofia David Elena Michael Laura Thomas Nina Daniel Sara Robert Emma Paul Julia
  Mark Clara Lucas Alice Jan Eva Adam Irina Simon Hanna Oscar Marta Victor Lena Felix Ines Hugo Rosa Leo Vera Omar Aisha
  Ali Fatima Yusuf Leila Hassan Noor Ibrahim Zainab Chen Mei Wei Lin Hiro Yuki Kenji Sakura Arjun Priya Ravi Ananya
  Vikram Lakshmi Sanjay Deepa Kofi Ama Kwame Abena Chidi Ngozi Emeka Adaeze Thandi Sipho Mateo Valentina Diego Camila
  Javier Lucía Andrés Ximena Pablo Beatriz João Inês Tiago Catarina Björn Astrid Lars Ingrid Søren Freja Mikko Aino Piotr
  Agnieszka Tomasz Zofia Jiří Tereza Milan Jana Dragan Milica Nikos Eleni Giorgos Despina Luca Giulia Matteo Chiara Émile
  Zoé Gaspard Maëlle Cian Aoife Declan Niamh Owen Seren Rhys Carys Tariq Samira Bilal Hafsa
`)

export const familyNames = words(`
  Smith Garcia Müller Ivanov Nguyen Kim Silva Johnson Rossi Martin Kowalski Novak Andersson Hansen Jensen Dubois Lopez
  Brown Williams Jones Schmidt Fischer Weber Wagner Becker Hoffmann Petrov Sokolov Popov Volkov Tran Pham Hoang Park Lee
  Choi Jung Santos Oliveira Souza Pereira Costa Ferreira Almeida Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo
  Conti Bernard Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Nowak Wiśniewski Wójcik Kamiński
  Lewandowski Zieliński Szymański Dvořák Černý Procházka Horák Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson
  Nielsen Pedersen Christensen Larsen Sørensen Rasmussen Virtanen Korhonen Mäkinen Nieminen Papadopoulos Georgiou
  Nikolaidis Yılmaz Kaya Demir Şahin Çelik Yıldız Aydın Haddad Khoury Mansour Nasser Saleh Hamdan Farah Rahman Hossain
  Ahmed Khan Malik Hussain Iqbal Sharma Verma Gupta Singh Kumar Patel Shah Mehta Desai Reddy Nair Menon Iyer Wang Li Zhang
  Liu Chen Yang Huang Zhao Wu Zhou Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Okafor Adeyemi
  Balogun Eze Nwosu Mensah Owusu Boateng Asante Dlamini Nkosi Ndlovu Zulu Khumalo O'Brien Murphy Kelly Walsh Byrne Ryan
  Evans Hughes Davies Roberts Rodríguez Fernández González Martínez Sánchez Pérez Gómez Ruiz Díaz Torres Ramírez Flores
`)

const largeDomains = words(
  'post.example.com mailbox.example.net fastmail.example.com inbox.example.org webmail.example.net',
)
const firstWords = words(`
  north south east west blue green red silver golden iron stone river lake forest mountain harbour bright clear swift
  quiet open first prime royal union
`)
const secondWords = words(`
  wind field bridge gate house works labs systems media foods motors bank health energy trade design print tools cloud
  data
`)

/** About a thousand; most people are with the first few, and each of the last has a handful. */
export const emailDomains: readonly string[] = [
  ...largeDomains,
  ...secondWords.flatMap((second) =>
    firstWords.flatMap((first) => ['com', 'net'].map((ending) => `${first}${second}.example.${ending}`)),
  ),
]

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}
