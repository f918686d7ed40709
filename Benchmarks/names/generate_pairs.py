"""Writes pairs of invented people with the answer whether they are one: what registries make of one name, and who only looks alike.

    python3 generate_pairs.py [--pairs 20000] [--seed 1] > pairs.tsv

Knows nothing of how the product compares: the spellings are lists written by hand, and the errors are those of people who type.
Columns: same (1/0), kind, then for both people family, given, own script, born (YYYY-MM-DD or empty), gender, nationality.
"""
import argparse
import random
import sys

# A name is a list of spellings as registries write them; behind | stand the spellings in other scripts.
# Each block: countries, male, female, family.
BLOCKS = [
    (("SY", "IQ", "LB", "JO", "PS"), """
Mohammed Mohamed Muhammad Mohammad Mohamad Muhamed Mouhamad|محمد
Ahmed Ahmad Achmed Ahmet|أحمد احمد
Hussein Hussain Husain Hussien Hossein|حسين
Hassan Hasan|حسن
Khaled Khalid Chalid Khalled|خالد
Omar Umar Omer|عمر
Youssef Yusuf Yousef Yousif Jussuf|يوسف
Mahmoud Mahmud Mahmood|محمود
Mustafa Moustafa Mostafa|مصطفى
Abdulrahman Abdurrahman Abd_al-Rahman Abdel_Rahman Abdulrahman Abdelrahman Abdurrahman Abdul_Rahman|عبد_الرحمن عبدالرحمن
Abdullah Abdallah Abdulla Abdalla|عبدالله عبد_الله
Samir Sameer|سمير
Tareq Tarek Tariq Tarik|طارق
Jamal Gamal Djamal Dschamal|جمال
Saleh Salih Salah_Saleh|صالح
Othman Osman Uthman|عثمان
Qasim Kasim Qassem Kassem|قاسم
Yassin Yasin Yaseen Jassin|ياسين
Said Saeed Saïd Sayed|سعيد
Bashar Baschar Bashaar|بشار
Ghassan Gassan|غسان
Nasser Naser Nasir|ناصر
""", """
Fatima Fatma Fatimah Fatema|فاطمة
Maryam Mariam Meryem Mariyam|مريم
Aisha Aischa Ayesha Aicha|عائشة
Khadija Khadidja Chadidscha Khadeeja|خديجة
Zeinab Zainab Zaynab Zeynab|زينب
Noor Nour Nur|نور
Layla Leila Laila|ليلى
Huda Hoda Houda|هدى
Rania Raniya Ranja|رانيا
Amina Ameena Aminah|أمينة
Salma Selma|سلمى
Hanan Hanane|حنان
Samira Sameera|سميرة
Iman Eman Imane|إيمان
""", """
Al-Hassan Alhassan El_Hassan Hassan|الحسن
Haddad Hadad|حداد
Khalil Khaleel Chalil|خليل
Darwish Darwich Derwisch|درويش
Al-Jabouri Aljabouri Al_Juburi Jabouri|الجبوري
Al-Tamimi Altamimi Tamimi|التميمي
Mansour Mansur Mansoor|منصور
Barakat Barakate|بركات
Najjar Nadjar Najar|نجار
Sabbagh Sabagh Sabbag|صباغ
Shami Schami Chami|شامي
Hamdan Hamdane|حمدان
Al-Obeidi Al_Ubaidi Al-Obaidi|العبيدي
Suleiman Sulaiman Soliman Suleyman|سليمان
Al-Ahmad Alahmad Al_Ahmed|الأحمد
Kassab Qassab Kasab|قصاب
Jaber Jabir Djaber|جابر
Zidan Zeidan Zaydan|زيدان
Hariri Al-Hariri|حريري
Shahin Shaheen Schahin|شاهين
"""),
    (("AF", "IR"), """
Hossein Hussain Hosein Husein|حسین
Reza Riza|رضا
Mohammad Mohamad Muhammad|محمد
Ali Aly|علی
Jawad Javad Dschawad Jawed|جواد
Wahid Vahid Waheed|وحید
Najib Nadschib Najeeb|نجیب
Farid Fareed Farîd|فرید
Zabiullah Zabihullah Sabiullah|ذبیح‌الله ذبیح_الله
Mehdi Mahdi|مهدی
Amir Ameer|امیر
Ramin Rameen|رامین
Nasir Naser Nassir|نصیر
Rahmatullah Rahmat_Ullah Rahmatollah|رحمت‌الله رحمت_الله
Esmail Ismail Esmael|اسماعیل
Gholam Ghulam Golam|غلام
Dawood Daud Dawud Davood|داوود داود
Habib Habeeb|حبیب
""", """
Zahra Sahra|زهرا
Fereshta Fereshteh Freshta|فرشته
Shabnam Schabnam|شبنم
Soraya Suraya Thoraya|ثریا
Maliha Maleeha|ملیحه
Nasrin Nasreen|نسرین
Masuma Masouma Masumeh|معصومه
Zarghuna Zarghona Sarghuna|زرغونه
Leila Laila|لیلا
Parwana Parwaneh Parvaneh|پروانه
""", """
Ahmadi Ahmady Achmadi|احمدی
Mohammadi Mohamadi Muhammadi|محمدی
Hosseini Hussaini Husseini Hosaini|حسینی
Rahimi Raheemi|رحیمی
Karimi Kareemi|کریمی
Noori Nuri Nouri|نوری
Haidari Heidari Haydari Heydari|حیدری
Rezai Rezaei Rezaie|رضایی
Stanikzai Stanekzai Stanikzay|ستانکزی
Wardak Vardak|وردک
Amiri Ameeri|امیری
Yusufi Yousufi Joussefi Yosofi|یوسفی
Jafari Dschafari Jaafari|جعفری
Moradi Muradi|مرادی
Sadeghi Sadiqi Sadeqi|صادقی
Bagheri Baqeri Bageri|باقری
Popal Popel|پوپل
Safi Saafi|صافی
"""),
    (("TR", "IQ"), """
Mehmet Mehmed|
Ahmet Ahmed|
Mustafa Mostafa|
Hüseyin Huseyin Hueseyin|
İbrahim Ibrahim|
Çetin Cetin|
Işık Isik|
Gökhan Gokhan Goekhan|
Yılmaz Yilmaz|
Azad Azat Asad|
Rebwar Rêbwar Rebuar|
Şivan Sivan Shivan|
Uğur Ugur|
Cemal Jemal Dschemal|
""", """
Ayşe Ayse Aysche|
Gülsüm Gulsum Guelsuem|
Hêvî Hevi|
Şirin Sirin Shirin|
Çiğdem Cigdem|
Berivan Bêrîvan|
Zîlan Zilan Zeelan|
Özlem Ozlem Oezlem|
""", """
Çelik Celik|
Şahin Sahin Schahin|
Yıldız Yildiz|
Öztürk Ozturk Oeztuerk|
Demirtaş Demirtas|
Güneş Gunes Guenes|
Kılıç Kilic|
Barzani Barzanî Barsani|
Koçyiğit Kocyigit|
Aydın Aydin|
Doğan Dogan|
Erdoğan Erdogan|
"""),
    (("XK", "AL", "RS", "MK", "BA"), """
Valdrin Valdrinn|
Besnik Besnick|
Gëzim Gezim|
Xhemal Dzemal Djemal Xhemail|Џемал
Muhamet Muhamed Muamet|Мухамед
Đorđe Djordje Dorde|Ђорђе
Nenad Nenat|Ненад
Živko Zivko|Живко
Goran Gorann|Горан
Slobodan Slobodann|Слободан
Qendrim Cendrim Qendrimm|
Bajram Bairam|Бајрам
Ramiz Ramis|Рамиз
Dejan Deyan Dean_Dejan|Дејан
Nikola Nikolla|Никола
""", """
Besarta Bessarta|
Vlora Vllora|
Shpresa Spresa Schpresa|
Jelena Yelena Ielena|Јелена
Snežana Snezana Snejana|Снежана
Ljiljana Liljana Lijljana|Љиљана
Mirjana Miriana|Мирјана
Fatmire Fatmira|
Dragica Dragitsa|Драгица
Sanija Saniya|Санија
""", """
Krasniqi Krasnici Krasnichi|
Berisha Berischa Berisa|Бериша
Hoxha Hodza Hodscha|
Gashi Gaschi Gasi|Гаши
Đorđević Djordjevic Dordevic Djordjević|Ђорђевић
Petrović Petrovic Petrovitsch|Петровић
Jovanović Jovanovic Yovanovic|Јовановић
Ahmeti Achmeti|Ахмети
Osmani Ossmani|Османи
Stojković Stojkovic Stoikovic|Стојковић
Selimović Selimovic|Селимовић
Bajrami Bairami|Бајрами
Thaçi Thaci|
Šabani Sabani Shabani|Шабани
Demirović Demirovic|Демировић
"""),
    (("UA", "RU", "MD", "BY"), """
Oleksandr Olexandr Alexander Aleksandr|Олександр Александр
Serhij Sergej Serhii Sergey|Сергій Сергей
Volodymyr Wolodymyr Vladimir|Володимир Владимир
Andrij Andriy Andrii|Андрій
Mykola Nikolai Mykolaj|Микола
Yevhen Evgen Jewhen Yevgen|Євген
Dmytro Dmitro Dmitri Dmitrij|Дмитро Дмитрий
Maksym Maxim Maksim|Максим
Ihor Igor|Ігор
Jurij Yuriy Yurii Juri|Юрій
Ruslan Rusłan|Руслан
Mychajlo Mykhailo Michajlo Mikhail|Михайло
Bohdan Bogdan|Богдан
""", """
Olena Elena Olenna|Олена
Natalija Nataliia Natalia Natalya|Наталія
Tetiana Tetjana Tatiana Tatjana|Тетяна
Oksana Oxana|Оксана
Iryna Irina Irena|Ірина
Svitlana Switlana Svetlana|Світлана
Julija Yuliia Yulia Julia|Юлія
Ljudmyla Liudmyla Ludmila Lyudmila|Людмила
Kateryna Katerina Ekaterina|Катерина
Halyna Galina Halina|Галина
""", """
Kovalenko Kowalenko|Коваленко
Shevchenko Schewtschenko Sevcenko Szewczenko|Шевченко
Bondarenko Bondarenco|Бондаренко
Tkatschenko Tkachenko|Ткаченко
Kravchenko Krawtschenko|Кравченко
Oliynyk Olijnyk Oliinyk|Олійник
Lysenko Lisenko|Лисенко
Rudenko Rudenco|Руденко
Melnyk Melnik|Мельник
Zhuk Schuk Zuk|Жук
Pavlenko Pawlenko|Павленко
Hrytsenko Hryzenko Gritsenko|Гриценко
Chornyi Tschornyj Chernyi|Чорний
Zelenskyi Selenskyj Zelensky|Зеленський
"""),
    (("GE", "AM"), """
Giorgi Georgi Gjorgi|გიორგი Георгий
Davit Dawit David|დავით
Levan Lewan|ლევან
Zurab Surab|ზურაბ
Nikoloz Nikolos|ნიკოლოზ
Armen Armenn|Արմեն
Hovhannes Hovannes Ovanes|Հովհաննես
Tigran Tigrann|Տիգրան
Irakli Iraklij|ირაკლი
Vakhtang Wachtang Vaxtang|ვახტანგ
""", """
Nino Ninno|ნინო
Ketevan Ketewan|ქეთევან
Tamar Tamara|თამარ
Ani Anni|Անի
Mariam Maryam|მარიამ Մարիամ
Lusine Lusineh|Լուսինե
""", """
Beridze Beridse|ბერიძე
Kapanadze Kapanadse|კაპანაძე
Gelashvili Gelaschwili|გელაშვილი
Tsiklauri Ziklauri|წიკლაური
Mchedlishvili Mtschedlischwili|მჭედლიშვილი
Lomidze Lomidse|ლომიძე
Hakobyan Akopjan Hakopyan|Հակոբյան
Sargsyan Sarkisjan Sargsian|Սարգսյան
Petrosyan Petrosjan Petrosian|Պետրոսյան
Grigoryan Grigorjan Grigorian|Գրիգորյան
"""),
    (("ER", "ET"), """
Yonas Jonas Yonass|ዮናስ
Tesfay Tesfai Tesfaye|ተስፋይ
Gebremedhin Gebre_Medhin Ghebremedhin|ገብረመድህን
Filmon Philmon Filimon|ፊልሞን
Haile Hayle Hailé|ሃይለ
Berhane Birhane Brhane|ብርሃነ
Dawit David_Dawit Dawitt|ዳዊት
Kidane Kidanne|ኪዳነ
Abraham Abreham|ኣብርሃም
Mehari Mehary Mihari|መሓሪ
Samuel Samuiel|ሳሙኤል
""", """
Selam Salam Selamm|ሰላም
Rahel Rachel Rahiel|ራሄል
Senait Sinait Senayt|ሰናይት
Mehret Mihret Mehrit|ምሕረት
Tsegereda Segereda|ጸገረዳ
Almaz Almas|ኣልማዝ
Hiwet Hiwot Hiywet|ህይወት
""", """
Woldemichael Wolde_Michael Weldemichael|ወልደሚካኤል
Habtemariam Habte_Mariam Habtemaryam|ሃብተማርያም
Tekle Tecle|ተክለ
Ghebreyesus Gebreyesus Gebre_Yesus|ገብረየሱስ
Teklehaimanot Tekle_Haimanot Teklehaymanot|ተክለሃይማኖት
Negash Negasch Negassi_Negash|ነጋሽ
Araya Araia|ኣርኣያ
Zerai Zeray Serai|ዘርኣይ
Okubay Ogbay Okbai|ዑቕባይ
Mebrahtu Mebratu Mebrahtou|መብራህቱ
"""),
    (("NG", "GM", "SN", "ML", "SO", "SL"), """
Mamadou Mamadu|
Ousmane Usman Ousman|
Lamin Lamine Laminn|
Ebrima Ebrimah Ibrima|
Chinedu Chineduh|
Emeka Emeca|
Abdirahman Abdirahmaan Abdi_Rahman|
Ismail Ismaïl Ismael|
Boubacar Bubacar Boubakar|
Momodou Momodu|
Cheikh Sheikh Cheik|
Alhassane Alhassan|
""", """
Fatoumata Fatumata|
Aminata Aminatta|
Mariama Mariamah|
Isatou Isatu Aisatou|
Blessing Blesing|
Ngozi Ngosi|
Hodan Hodann|
Hawa Hauwa|
""", """
Diallo Jallow_Diallo Dialo|
Jallow Jalloh Djallo|
Ceesay Cissé_Ceesay Ceesey|
Traoré Traore|
Okafor Okaffor|
Camara Kamara|
Sowe Sow_Sowe|
Touray Turay|
Warsame Warsama|
Farah Faraah|
Coulibaly Kulibaly|
Bah Baah|
Nwosu Nwossu|
Adeyemi Adeyeemi|
"""),
]


def parse(block):
    """Each name as (Latin spellings, spellings in other scripts)."""
    names = []
    for line in block.strip().split("\n"):
        left, _, right = line.rpartition("|")
        latin = [word.replace("_", " ") for word in left.split()]
        names.append((latin, [word.replace("_", " ") for word in right.split()]))
    return names


STOCK = [(countries, parse(male), parse(female), parse(family)) for countries, male, female, family in BLOCKS]
NEIGHBOURS = {"m": "n", "n": "mb", "a": "sq", "e": "rw", "i": "uo", "o": "ip", "u": "iy", "r": "et", "t": "rz", "s": "ad", "d": "sf", "h": "gj",
              "k": "jl", "l": "k", "b": "vn", "g": "fh", "f": "dg", "z": "ut", "y": "xa", "v": "cb", "c": "xv", "j": "hk", "p": "ol", "w": "qe"}


def typing_error(chance, text):
    """A letter left out, doubled, swapped with the next, or its neighbour on the keyboard; never the first one."""
    places = [place for place in range(1, len(text)) if text[place].isalpha()]
    if len(places) < 3:
        return text
    place = chance.choice(places)
    kind = chance.choice("odsn")
    if kind == "o":
        return text[:place] + text[place + 1:]
    if kind == "d":
        return text[:place] + text[place] + text[place:]
    if kind == "s" and place + 1 < len(text):
        return text[:place] + text[place + 1] + text[place] + text[place + 2:]
    near = NEIGHBOURS.get(text[place].lower())
    return text[:place] + chance.choice(near) + text[place + 1:] if near else text


class Person:
    """Somebody, before a registry wrote them down."""

    def __init__(self, chance, stock=None, family=None, like=None):
        self.stock = stock or chance.choice(STOCK)
        countries, male, female, families = self.stock
        self.gender = like.gender if like else chance.choice(["male", "female"])
        givens = male if self.gender == "male" else female
        self.given = [chance.choice(givens)]
        if chance.random() < 0.12:
            second = chance.choice(givens)
            if second is not self.given[0]:
                self.given.append(second)
        self.family = [family or chance.choice(families)]
        # A grandfather's name stands in many papers, and is missing in as many.
        if countries[0] in ("SY", "AF", "ER") and chance.random() < 0.2:
            self.family.insert(0, chance.choice(male))
        self.nationality = chance.choice(countries)
        self.year, self.month, self.day = chance.randint(1950, 2018), chance.randint(1, 12), chance.randint(1, 28)


def recorded(chance, person, careless):
    """One registry's line about somebody; a careless one writes otherwise than the first."""
    pick = (lambda names: chance.choice(names)) if careless else (lambda names: names[0])
    given = [pick(name[0]) for name in person.given]
    family = [pick(name[0]) for name in person.family]
    own = ""
    if all(name[1] for name in person.given + person.family) and chance.random() < 0.35:
        own = " ".join(chance.choice(name[1]) for name in person.given + person.family)
    born = f"{person.year:04}-{person.month:02}-{person.day:02}"
    gender, nationality = person.gender, person.nationality
    if careless:
        if len(given) > 1 and chance.random() < 0.4:
            given = given[:1]
        if len(family) > 1 and chance.random() < 0.5:
            family = family[1:]
        roll = chance.random()
        if roll < 0.10:
            given = [typing_error(chance, given[0])] + given[1:]
        elif roll < 0.20:
            family = [typing_error(chance, family[0])] + family[1:]
        if chance.random() < 0.08:
            given, family = family, given
        if chance.random() < 0.05:
            given = [given[0]]
        born = other_birth(chance, person, born)
        if chance.random() < 0.02:
            gender = "female" if gender == "male" else "male"
        if chance.random() < 0.03:
            nationality = chance.choice(person.stock[0])
        if own and chance.random() < 0.12:
            # Only the own script was written down, as on a card the person filled in.
            words = own.split(" ")
            return ["", "", own, born, gender, nationality] if len(words) > 1 else [family[0], given[0], own, born, gender, nationality]
    if chance.random() < 0.10:
        gender = ""
    if chance.random() < 0.12:
        nationality = ""
    return [" ".join(family), " ".join(given), own, born, gender, nationality]


def other_birth(chance, person, born):
    roll = chance.random()
    if roll < 0.60:
        return born
    if roll < 0.72:
        return f"{person.year:04}-01-01"
    if roll < 0.77:
        return f"{person.year:04}-{person.day:02}-{person.month:02}" if person.day <= 12 else born
    if roll < 0.81:
        return f"{person.year + chance.choice([-1, 1]):04}-{person.month:02}-{person.day:02}"
    if roll < 0.83:
        return f"{person.year + chance.choice([-3, -2, 2, 3]):04}-{person.month:02}-{person.day:02}"
    if roll < 0.86:
        return f"{person.year:04}-{person.month:02}-{chance.randint(1, 28):02}"
    return ""


def sibling(chance, person, twin):
    other = Person(chance, person.stock, person.family[-1], person if chance.random() < 0.5 else None)
    other.family = list(person.family)
    givens = person.stock[1] if other.gender == "male" else person.stock[2]
    other.given = [chance.choice([name for name in givens if name not in person.given + person.family])]
    other.nationality = person.nationality
    if twin:
        other.year, other.month, other.day = person.year, person.month, person.day
    else:
        other.year = person.year + chance.choice([-1, 1]) * chance.randint(1, 6)
    return other


def namesake(chance, person):
    """The same name, somebody else: another birth date."""
    other = Person(chance, person.stock, person.family[-1], person)
    other.family, other.given = list(person.family), list(person.given)
    while abs(other.year - person.year) <= 3 and (other.month == person.month or other.day == person.day):
        other.year, other.month, other.day = chance.randint(1950, 2018), chance.randint(1, 12), chance.randint(1, 28)
    return other


def parent(chance, person):
    """A child that carries the parent's given name as a family name, as in Eritrea or Afghanistan."""
    other = Person(chance, person.stock, person.given[0])
    other.nationality = person.nationality
    other.year = person.year + chance.randint(18, 40)
    return other


def pair(chance):
    person = Person(chance)
    first = recorded(chance, person, careless=chance.random() < 0.3)
    roll = chance.random()
    if roll < 0.42:
        return ["1", "same", *first, *recorded(chance, person, careless=True)]
    if roll < 0.56:
        return ["0", "sibling", *first, *recorded(chance, sibling(chance, person, False), careless=chance.random() < 0.5)]
    if roll < 0.60:
        return ["0", "twin", *first, *recorded(chance, sibling(chance, person, True), careless=chance.random() < 0.5)]
    if roll < 0.74:
        # Without a birth date on either side nobody can tell a namesake: such pairs have no answer and are not asked.
        second = recorded(chance, namesake(chance, person), careless=chance.random() < 0.3)
        return pair(chance) if not (first[3] and second[3]) else ["0", "namesake", *first, *second]
    if roll < 0.80:
        return ["0", "parent", *first, *recorded(chance, parent(chance, person), careless=chance.random() < 0.3)]
    if roll < 0.90:
        return ["0", "same block", *first, *recorded(chance, Person(chance, person.stock), careless=chance.random() < 0.5)]
    return ["0", "stranger", *first, *recorded(chance, Person(chance), careless=chance.random() < 0.5)]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--pairs", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    chance = random.Random(options.seed)
    columns = ["family", "given", "own_script", "born", "gender", "nationality"]
    print("\t".join(["same", "kind", *(column + "_1" for column in columns), *(column + "_2" for column in columns)]))
    for _ in range(options.pairs):
        print("\t".join(pair(chance)))


if __name__ == "__main__":
    sys.exit(main())
