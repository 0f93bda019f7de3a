"""What a guesser tries first: the passwords, names and rows of keys that people choose most, French ones included."""

WALKS = (
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "1a2z3e4r5t6y7u8i9o0p",
    "aqwzsxedcrfvtgb",
    "147258369",
    "159357",
)
"""Rows of keys, read there and back."""

_USUAL = """
password passw0rd motdepasse mdp monmotdepasse secret admin administrateur administrator root user utilisateur guest
invite login connexion welcome bienvenue bonjour bonsoir salut coucou hello letmein ouvretoi sesame default changeme
changezmoi temporaire provisoire test testing essai demo master super superman batman spiderman ironman avengers
pokemon pikachu naruto sasuke onepiece luffy dragonball sangoku vegeta fortnite minecraft roblox steam playstation xbox
nintendo mario luigi zelda sonic gamer gaming youtube tiktok snapchat instagram facebook twitter google gmail hotmail
yahoo orange wanadoo free sfr bouygues apple iphone samsung android windows microsoft internet ordinateur computer
telephone portable jetaime jtaime jtm iloveyou loveyou love lovely amour amoureux amoureuse monamour moncoeur coeur
bisous bisou calin cherie cheri mabelle princesse princess prince reine king queen angel ange demon diable satan lucifer
jesus jesuschrist christ allah dieu bismillah inchallah marie vierge eglise loulou loulotte doudou nounou nounours
minou minouche chouchou choupette choupinette poupette poupee titi toto tata tonton papa maman papamaman famille frere
soeur bebe enfant enfants bibi lulu lola lolita mimi nono nana kiki coco cocotte cocolapin caramel chocolat vanille
fraise framboise cerise pomme banane orange citron chaton chat chats chien chiens cheval chevaux lapin dauphin dolphin
tigre tiger lion panda licorne unicorn papillon butterfly dragon monkey singe koala loup renard ours canard poney
flower fleur fleurs rose violette marguerite tulipe soleil sunshine sunflower lune etoile etoiles star starwars matrix
noel pere vacances plage ocean summer winter hiver automne printemps janvier fevrier mars avril juin juillet aout
septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche football foot footballeur
rugby tennis basket basketball baseball hockey soccer judo karate danse danser musique music guitare guitar piano
batterie metallica nirvana queen beatles marseille om olympique olympiquedemarseille psg parissaintgermain paris lyon
toulouse bordeaux lille lens strasbourg nantes rennes montpellier nice monaco saintetienne asse guingamp brest lorient
quimper vannes bretagne breizh bzh france francais bleu bleus rouge noir blanc jaune vert violet turquoise zidane
zizou mbappe griezmann messi ronaldo cristiano neymar barcelona barcelone realmadrid chelsea liverpool arsenal
manchester united juventus ferrari porsche mercedes peugeot renault citroen clio twingo megane yamaha honda harley
mustang corvette camaro lamborghini voiture moto velo camion tracteur trustno1 whatever nothing freedom liberte
egalite fraternite republique shadow hunter ranger soldier killer assassin pirate ninja samurai warrior guerrier
blade phoenix silver golden diamond diamant tresor money argent pognon millionnaire cookie biscuit bonbon candy
cheese fromage pizza burger banana pepper ginger cannelle poivre whisky vodka biere pastis champagne cannabis weed
sexe sexy fuck fuckyou putain merde connard salope salaud enculer encule nique niquetamere batard bitch asshole
jordan michael michelle jennifer jessica ashley amanda daniel andrew joshua matthew anthony robert thomas william
charlie maggie buster george harley hannah jordan taylor maverick merlin access flower696969 mynoob starwars
computer pass passe passer passage passion trust monkey12 zaq12wsx qazwsx azerty azertyuiop qwerty qwertz uiop
ecole college lycee univ universite travail boulot bureau boss chef patron patronne equipe projet entreprise societe
association asso cooperative coop cjs animateur animatrice animation jeunesse jeunes services comite benevole
mairie ville village maison appartement jardin cuisine chambre villa chalet montagne campagne
legrand lepetit lebon lafamille lepatron leboss lechef laboss lolilol ptdr mdrr xptdr lol mdr kikoo wesh
"""

_NAMES = """
adam adele adrien agathe agnes alain alban albert alex alexandra alexandre alexia alexis alice alicia alison aline
alix amandine ambre amelie amina anais andre andrea ange angelina angelique anna anne annie anthony antoine antonin
anouk apolline ariane arnaud arthur assia astrid aubin aude audrey augustin aurelia aurelie aurelien aurore axel
axelle aymeric baptiste barbara bastien beatrice benjamin benoit bernadette bernard bertrand brigitte bruno camille
capucine carine carla carole caroline cassandra catherine cecile cedric celeste celia celine chantal charles charlene
charline charlotte chloe christelle christian christiane christine christophe claire clara clarisse claude claudine
clemence clement clementine colette coline constance corentin corinne cyril cyrille damien daniel daniele daphne
david deborah delphine denis denise diane didier dimitri dominique dorian doriane dylan edith edouard elena eleonore
elias elie eliot elisa elisabeth elise ella elodie eloise elsa elyes emeline emilie emilien emma emmanuel emmanuelle
enora enzo eric erika ernest erwan erwann esteban estelle esther ethan etienne eugenie evan evelyne ewen fabien
fabienne fabrice fanny fatima fatou faustine felix fiona flavie flora florence florent florian florine franck francois
francoise frederic frederique gabin gabriel gabriela gabrielle gael gaelle gaetan gaspard gauthier genevieve geoffrey
george georges gerald gerard germain ghislaine gilbert gilles gwenael gwenaelle gwendoline guillaume gustave guy habib
hamza hanna helena helene henri herve hortense hubert hugo hugues ibrahim idriss ilyes imane ines ingrid irene iris
isabelle isaac ismael jacqueline jacques jade jamal james jean jeanne jeannine jeremie jeremy jerome joachim joan joel
joelle johan johanna johnny jonas jonathan jordan joris jose joseph josephine josette josiane judith jules julia
julian julie julien juliette juline justin justine karim karima karine kevin khadija kylian laetitia lahcen lana
laura laure laurence laurene laurent laurie laurine leana leandre leila lena leon leonard leonie leonore leopold liam
lilas lili lilia lilian liliane lilou lina linda line lino lisa lise livia loane loan loic loris lorena lorenzo louane
louis louise louison louna luc luca lucas lucie lucien lucienne lucile ludivine ludovic lydia maelle maelys magali
maeva mahe maia maike malek malik malo manon manuel marc marcel marceau marcelle margaux margot marguerite maria
mariam marianne marielle marin marina marine marion marius marjorie marlene martha martial martin martine mateo
mathias mathieu mathilde mathis mathys matheo matteo matthias matthieu maud maude maurice max maxence maxime maya
medhi mehdi melanie melina melissa melodie merlin michael michel micheline michelle mickael miguel mila milan milo
mohamed mohammed monique morgan morgane mourad moussa muriel myriam nabil nadege nadia nadine nael naim nassim natacha
natalie nathalie nathan nathanael nawel nicolas nicole nina noa noah noam noel noelie noemie nolan nolwenn nora norah
octave odette odile oceane olivia olivier olympe oscar othmane ouassim owen pablo pascal pascale patrice patricia
patrick paul paula paulette pauline perrine philippe pierre pierrette pierrick quentin rachel rachid raphael raphaelle
raymond rayan regine regis remi remy renaud rene renee richard robert robin rodolphe roger roland rolande romain romane
romeo romy ronan rosalie rose roxane ruben ryan sabine sabrina sacha salma salome samantha samia samir samuel samy
sandra sandrine sara sarah sasha sebastien selena serge severine shana shaina sidonie simon simone sofia sofiane solene
soline sonia sophia sophie soraya souad stella stephane stephanie steven suzanne sylvain sylvestre sylvie tanguy
tatiana teddy tess theo theodore therese thibaud thibault thierry thomas tiago tifenn tiffany timeo timothee titouan
tony tristan ugo ulysse valentin valentine valerie vanessa veronique victor victoire victoria vincent violaine
violette virginie vivien viviane walid wassim wendy william xavier yael yanis yann yannick yannis yasmine yassin
yassine ylan yohan yohann yolande youcef youssef yves yvette yvon yvonne zacharie zakaria zelie zineb zoe
"""

COMMON = frozenset(word for word in f"{_USUAL} {_NAMES}".split() if len(word) > 3)
"""Folded; shorter ones stand inside too many honest words."""
