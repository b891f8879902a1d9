"""Sentences as hands write them: those the lint must stop, and those it must let pass."""

STOPPED = """
Nurašyta kapa knygų.
Gauta gera kapa naujų knygų.
Bibliotekoje dirbame trise.
Kiekvienas antras mokinys skaito.
Susitiko dviese darbuotojai.
Vienas iš filialų uždarytas.
Knygų išduotis toliau smunka.
Knygų išduotis ėmė kilti.
Finansavimas išliko stabilus.
Beveik visi metų planai įvykdyti.
Tai pirmasis toks renginys Lietuvoje.
Tokio renginio dar nėra buvę.
Surengti „764-i“ renginiai.
Surengti „764“-i renginiai.
Užsirašė 3-ys nauji skaitytojai.
Biblioteka aptarnauja dvidešimt filialų.
Bibliotekoje dirba keturiasdešimt aštuoni darbuotojai.
Per metus įvyko dvidešimt trys susitikimai.
Į biblioteką užsuko 5 kartus daugiau žmonių.
Parengta 13 įsakymų.
Išduota 11 763 dokumentų.
Biblioteka turi 20 filialų.
Sutelktumas – 21,4 procento.
Fondą sudaro per 150 tūkst. dokumentų.
Kas trečias gyventojas yra skaitytojas.
Trečdalis gyventojų lankosi bibliotekoje.
Vienas renginys skirtas senjorams.
Pasirašyta viena sutartis.
Beveik pusė fondo – grožinė literatūra.
Fondas sumažėjo 319 vienetų.
Šiais metais lankytojų gerokai padaugėjo.
Skaitytojų gretos retėja.
Bibliotekos populiarumas auga.
Išduotis smarkiai smuktelėjo.
Lankomumas nukrito.
Pastebimai išaugo susidomėjimas renginiais.
Dokumentų įsigyjama vis mažiau.
Knygų išduodama kur kas daugiau.
Šis skaičius yra aukštesnis negu pernai.
Palyginti su pernai – daugiau.
Palyginti su {{< var previous >}} m., renginių padaugėjo.
Palyginti su {{< var previous >}} m. – mažiau.
Tai geriausias pasiekimas per dešimtmetį.
Metskülos biblioteka yra didžiausia rajone.
Laiu filialas – lankomiausias.
Labiausiai lankomas Laiu filialas.
Rekordinis renginių skaičius.
Visi filialai turi interneto prieigą.
Visose bibliotekose lankytojų padaugėjo.
Dauguma vartotojų – moterys.
Absoliuti dauguma gyventojų patenkinti.
Šiemet pirmą kartą organizuota vasaros stovykla.
Tai jau antra pagal dydį biblioteka Lietuvoje.
Biblioteka pirmoji Lietuvoje įdiegė knygomatą.
Niekada anksčiau nebuvo tiek lankytojų.
Gauta dvigubai daugiau lėšų.
Lėšų gauta perpus mažiau.
Lėšų panaudota 100 %.
Visos lėšos panaudotos.
Biudžetas išaugo.
Lėšų sumažėjo.
Asignavimai didėjo sparčiausiai per visą laikotarpį.
Nė vienas darbuotojas neišėjo.
Kompiuterių skaičius liko nepakitęs.
Seansų buvo apie 6 000.
Iš viso: 5 738.
Renginių – 5 738.
Įsigyta daugiau kaip 6 000 dokumentų.
Kvalifikaciją kėlė 75 proc. darbuotojų.
Dalyvavo po 10–15 vaikų.
Veikia 2 skyriai.
Antrus metus iš eilės renginių daugėja.
Vartotojų skaičius pasiekė aukščiausią lygį.
Tai yra mažiausias plotas regione.
Suuro filialas lenkia kaimo filialus.
Daugiau nei pusė fondo – grožinė literatūra.
Vidutiniškai 27 lankytojai viename renginyje.
Bibliotekoje lankėsi apie tūkstantį vaikų.
Nupirktos dvi dešimtys knygų.
Dešimtys savanorių padėjo nešti knygas.
Sutelktumas ūgtelėjo 1,4 procentinio punkto.
Fondas atnaujintas 4,5 procento.
Vieno gyventojo aprūpinimas – 10,1 dokumento.
Liko 18 neaprašytų vienetų.
Populiariausi renginiai – edukacijos.
Pastaraisiais metais gyventojų vis mažiau.
Išduotis traukiasi.
Renginiai sutraukė daugiausia žmonių.
Knygnešių gretos išaugo.
Tarp visų savivaldybių pirmaujame.
Turime daugiausiai filialų apskrityje.
Sutelktumo procentas – vienas didžiausių šalyje.
Rodikliai prastesni.
Rezultatai geresni nei tikėtasi.
Gyventojų susidomėjimas stiprėja.
Pernai vartotojų buvo mažiau.
Ne mažiau kaip 12 edukacijų.
Trys ketvirtadaliai lėšų skirta atlyginimams.
Penktadalis renginių – edukaciniai.
Kas antra knyga – grožinė.
Vienam gyventojui tenka dešimt knygų.
Užklausų neatsakyta į dvi.
Į visas užklausas atsakyta.
Atsakyta į visas užklausas.
Fondą papildė šeši tūkstančiai dokumentų.
Visų filialų plotas padidėjo.
Per metus išduota `{python} v("loans.items")` – rekordiškai daug – dokumentų.
Išduota `{python} v("loans.items")`, t. y. 15 proc. mažiau.
Renginių skaičius, palyginti su 2018 m., sumažėjo.
Sutelktumas, nors ir nežymiai, padidėjo.
Vartotojų skaičiaus augimo tempas lėtėja.
Vartotojų skaičius ir toliau didėja.
Vartotojų skaičius nebemažėja.
Didžiausią dalį fondo sudaro periodika.
Daugiausia vartotojų aptarnavo Laiu filialas.
Tai didžiausia išduotis apskrityje.
Mažiausią dalį sudaro Suuro filialas.
Aktyviausias filialas – Laiu.
Ypač išaugo elektroninių užklausų dalis.
Bene geriausi rezultatai šalyje.
Šiemet pirmąkart pasiektas planas.
Visi 20 filialų dirbo.
Visi darbuotojai kėlė kvalifikaciją.
Kvalifikaciją kėlė visi darbuotojai.
Absoliučiai visos užklausos atsakytos.
Kone kiekvienas gyventojas yra vartotojas.
Didžioji dauguma renginių – žodiniai.
Daugiau nei du trečdaliai lėšų – savivaldybės.
Parengti trylika įsakymų.
Pasirašytos dvi sutartys.
Suskaitmeninti šeši komplektai.
Surengta septyni šimtai šešiasdešimt keturi renginiai.
Apsilankė trylika tūkstančių lankytojų.
Sutelktumas – dvidešimt du procentai.
Gauta 3 000 Eur.
Kompiuterių yra 100.
Filialų – 20, punktų – 3.
(iš viso 13)
**48** darbuotojai
Kaina – 10,50 Eur.
Įvykdyta 97,9 % plano.
Planas įvykdytas.
Planas viršytas.
Siekis nepasiektas.
Rodiklis pasiektas su kaupu.
Per penkerius metus įsigyta.
Kas savaitę skelbiami 3 anonsai.
Anonsai skelbti du kartus per savaitę.
Anonsai skelbti dukart per savaitę.
Renginyje dalyvavo keli šimtai žmonių.
Dalyvavo daugiau kaip šimtas vaikų.
Išduotis sumažėjo labiau nei pernai.
Lankomumas geresnis.
Plotas sumažėjo, nes filialas persikraustė.
Plotas išaugo.
Bibliotekos plotas nepasikeitė.
Skaitančiųjų daugėja.
Skaitančiųjų mažėja.
Renginių kaip niekad daug.
Daugiau negu pusė renginių edukaciniai.
Renginių skaičius didžiausias nuo 2015 m.
Biblioteka yra lyderė.
Finansavimas sumažintas.
Finansavimas padidintas.
Padidėjus kainoms, įsigyta mažiau.
Sumažėjus gyventojų, mažėja ir vartotojų.
Mažėjant gyventojų, krinta ir sutelktumas.
Didėjant poreikiui, paslaugų daugėja.
Laiu filialas didesnis už Suuro.
Suuro filiale knygų tenka daugiau negu kaimo filialuose.
Kaimo filialų fondas mažesnis.
Suuro filialo rodikliai aukštesni.
Tai yra antra pagal dydį biblioteka.
Užklausų sulaukta daugiau.
Užklausų sulaukta ne mažiau nei pernai.
Nė viena paraiška nefinansuota.
Neatsakyta tik į vieną užklausą.
Tik viena paraiška pateikta.
Pusantro tūkstančio užklausų.
Padvigubėjo interneto seansų.
Interneto seansų patrigubėjo.
Mokymuose dalyvavo 15 a. vaikų.
Sulaukta vos vieno pasiūlymo dėl mainų.
Gautas vienas skundas.
Atsakyta tik į vieną laišką.
Dviem filialais mažiau nei pernai.
Bibliobusas nuvažiavo du tūkstančius kilometrų.
Filialas dirba tris dienas per savaitę.
Dalyvavo iki dešimt vaikų.
Fondas užima du kilometrus lentynų.
Gautos trys knygos, kas antra sugadinta.
Pasidalyta su dviem naujais filialais.
Knygų išduota dviem tūkstančiais egzempliorių.
Knygos skaitomos rečiau.
Elektroninės knygos skaitytos dažniau.
Niekad tiek knygų nebuvo išduota.
Trijų filialų veikla nutraukta.
Trijų kėdžių trūksta.
Pavasarį įsigijome vieną robotą.
Buvo vienas skundas.
Įvyko dar viena paroda.
Filiale dirbo vienas bibliotekininkas.
Atidaryta XX ekspozicijų.
Vaikams parodyta XII ekspozicijų ir spektaklių.
Surengta 12 a. renginių.
Darbuotojai vyksta į seminarus, dalyvavo du kartus per metus.
Nupirktos spynos šešiems dviračiams.
Nepakeistas nė vienas langas.
Nė vienas radiatorius nepakeistas.
Nesulaukta nė vieno skundo.
Kolektyvą papildė dvi archyvarės.
Susitarta su dviem leidyklomis.
Iš projekto pasitraukė du partneriai.
Du ventiliatoriai nurašyti.
Kieme trūksta dviejų šviestuvų.
Šiemet talkino penki praktikantai.
Pasirašėme tris susitarimus su gimnazijomis.
Komandų netrūko, iš jų trys – svečių.
Lankytasi `{python} v("visits.total")`, o turi jų septyni.
Išleista `{python} v("loans.items")` (dvejetas).
Išduota XIV fiz. vnt. garsinių įrašų.
Kaimo filialams – 12-ka.
"""

PASSING = """
Sutelktumo procentas, arba vartotojų dalis tarp visų gyventojų, rodo paklausą.
Į laiškus atsakome per 24 valandas.
Vaikai žaidė trise, šoko dviese.
XIX a. knygos saugomos atskirai.
Minėta vardo 400 metų sukaktis.
Vyresniems kaip 60 metų gyventojams vesti mokymai.
Viena iš bibliotekos veiklų – kraštotyra.
Vaikai ūgtelėjo per vasarą.
Paroda „Knygnešystės keliais: 1864–1904“ atidaryta.
Vienas žymiausių rašytojų lankėsi bibliotekoje.
Dirbama pagal 2018 m. patvirtintas taisykles (5.3 p.).
Būrelis renkasi kiekvieną antrą trečiadienį.
Bibliotekai suėjo 90 metų.
Nuo 10 iki 16 metų vaikai renkasi knygas.
Vienas skaitytojas pasakė, kad čia jauku.
Du kartus per savaitę vyksta pamokos.
Trys spalvos – tokia buvo parodos tema.
Žaidimų konsolė Xbox 360.
Plotas matuojamas m^2^, tūris – cm^3^.
Biblioteka 2019 m. gruodžio 31 d. baigė projektą.
Vadovaujantis įsakymu Nr. V-12, patvirtintas planas.
Strateginio plano 1.1 uždavinys – kaupti fondą.
Renginys vyko 2019 m. kovo 5–7 d.
Dalyvavo 5–8 klasių mokiniai ir 7–11 metų vaikai.
Tai jau trečiasis festivalis.
Programa „Nordplus Adult 2021“ baigta.
Standartas ISO 2789 taikomas nuo 2018 m.
Biblioteka siekia didinti skaitymo populiarumą.
Daugiau informacijos – svetainėje.
Daugiau apie tai rašoma [-@sec-service] skyriuje.
Siekiama mažinti socialinę atskirtį ir gerinti paslaugas.
Vaikai skaitė kuo daugiau.
Biblioteka ir toliau telks vartotojus.
Šventė surengta 15-ąjį kartą.
Paminėtas rašytojo 100-metis.
Iš vienos pusės, tai svarbu, iš kitos pusės – brangu.
Mokymai vyko II ketvirtį.
Lietuvos Respublikos bibliotekų įstatymo 5 straipsnis.
Direktorė L. Aleknienė dalyvavo susitikime.
Viskas prasidėjo 1945 metais.
Visų pirma svarbu skaityti.
Vis dar ieškoma naujo specialisto.
Plačiau žr. https://www.metskula.example/2019/12/31/naujienos.
Rašykite biblioteka12@gmail.com.
Svarbiausi metų darbai aprašyti toliau.
Naujausios knygos pristatytos lankytojams.
Abejų metų duomenys pateikti lentelėje.
Svetainė veikia ir toliau.
Mažėnų filialas persikėlė.
Suaugusiųjų švietimas tęsiamas.
Kiekvienas skaitytojas laukiamas.
Antrame aukšte įrengta skaitykla.
Vyko saugesnio interneto savaitė.
Renginys skirtas Lietuvos valstybės atkūrimo 105-osioms metinėms.
Bibliotekai padėjo vienas kitas savanoris.
Mokymai vyko 2019 m. rugsėjo 4, 11 ir 18 d.
Paskaita prasidėjo 17.30 val.
Projektas įgyvendinamas 2024–2026 m.
Metskülos valsčiaus savivaldybės tarybos 2019 m. vasario 23 d. sprendimas Nr. T-25.
Dvi dienas keliavęs teatras atvyko į miestelį.
Nuo stoties eiti du kilometrus.
Pasakos skaitytos trimis kalbomis.
Skaitykla veikia iki dešimt vakaro.
Vaikai mokėsi skaičiuoti iki dešimties.
Knygomatas veikia 24 val. per parą.
Po dviejų savaičių knygą reikia grąžinti.
Knyga skolinama 30 dienų, terminas pratęsiamas iki 30 d.
Vyko 45 min. pamoka.
Kas dvi savaites atvyksta bibliobusas, kas 3 mėnesius – lektorius.
Kalbėta apie du pasaulinius karus, skaityta apie septynis nykštukus.
Adresas: Vasario 16-osios g. 5.
Telefono Nr. 8 612 34567.
Filialas yra 15 km nuo Metskülos, atstumas iki jūros – 7 km.
Tai ne tik viena iš veiklų, atidaryta viena pirmųjų knygų lentynų.
Surengta 19 a. knygų paroda.
Varžytasi dviem etapais, vyko spektaklis dviem aktoriams ir žaidimas trims žaidėjams.
Orientacinis žaidimas 2,5 km trasoje.
Po lentele yra viena pastaba. Leidinio priedai skelbiami atskirai.
Grojo dviejų muzikantų grupė, vienas skaitytojas parašė eilėraštį.
Knygų skaitytojai kviesti dažniau ateiti.
Projektavo trijų architektų komanda, skambėjo keturių stygų gitara.
Knygą galima pasiskolinti 30 dienų.
Parodyta trijų knygų serija, perskaitytas penkių paskaitų ciklas.
Būrelis 2 kartus per mėnesį vyksta skaitykloje, kiti renkasi du kartus per mėnesį.
Vaikai mokėsi skaičiuoti „iki dešimt…“.
Surengtas IX skaitymų maratonas.
Visi dirbo viena kryptimi, biblioteka turi vieną tikslą.
Lėlių teatre du gaideliai kūlė žirnius.
Vaikai klausėsi, kaip trys broliai ieškojo laimės.
Romane susitinka dvi kartos, aikštėje rungiasi dvi komandos.
Legenda pasakoja apie septynis užburtus brolius, kalną supylė trys milžinai.
Parodos tema – penki pojūčiai.
Stalo žaidimą galima žaisti keturiems.
Du zuikius vydamas, nė vieno nepagausi.
Neliko nė vieno abejingo.
Žmogus turi dvi ausis ir vieną burną.
Ant viršelio – trys raudonos aguonos.
"""
