"""The words of suggested passphrases: French, concrete, without accents, none that a guesser tries first."""

_LIST = """
abeille abricot acajou accordeon acrobate affiche agenda agneau aiguille ailette allumette alouette alpaga alphabet
amande ampoule ananas anchois ancre anneau antenne anthracite appeau arbalete arbre arbuste arcade archet ardoise
argile armoire arrosoir artichaut asperge assiette asticot atelier atlas aubergine autruche avalanche avion aviron
avocat avoine azalee bagage baguette bahut baignoire balai balance balcon baleine ballon bambou banc bandeau banjo
baobab barbecue barge barque barrage barreau basilic bassine bateau baudet beignet belette belier beluga berceau beret
berger berline beton betterave beurre bidon bijou billard bille billet biscotte bison bitume blaireau blason bleuet
blouson bobine bocal boisson boite bolide bonnet bonsai borne bosquet botte bouchon boucle boudin bougie bouilloire
boule bouquet bourdon boussole bouteille bouton branche brasero brebis bretelle bretzel brick brindille brioche brique
briquet brise broche brocoli brosse brouette brouillard bruine brume buche buffet buisson bulbe bulle butane butin
buvard cabane cabinet cabri cabriole cacao cachalot cachette cactus cadenas cadran cadre cageot cahier caillou caisse
calamar calculette calebasse calendrier calepin calotte camera camomille camping canal canape canevas canif canneberge
canoe canyon capitaine caporal capsule capuche carafe carambole caravane carbone cargo caribou carnaval carnet carotte
carpette carquois carreau carrefour carriole carrosse cartable carton cascade casier casque casserole cassette castor
cathedrale cavalier caverne cedille ceinture celeri cendre centaure cerceau cercle cerf cerfeuil cerneau chaloupe
chalumeau chameau chamois champ champignon chandelle chanson chapeau chapitre charbon chardon chariot charrue
chataigne chaudron chaussette chaussure chemin cheminee chemise chenille chevalet chevreuil chicoree chiffon chignon
chimie choucroute chouette cigale cigogne ciment cinema circuit cirque ciseau citadelle citerne citrouille civet
clafoutis clairiere clairon clapier clarinette classeur clavier clef climat clochette cloison cloporte clou cobalt
cobaye cochon cocotier coffre coing colibri colis collant colle collier colline colombe colonne comete commode compas
compote comptoir concert concombre confetti confiture congre console conte coquelicot coquille corail corbeau
corbeille cordage cordon coriandre cormoran cornet cornichon corridor cosmos costume coton coude couette coulisse
couloir coupole courge courgette couronne courrier cousin coussin couteau coutume couvercle crabe craie crapaud
cratere cravate crayon creche crevette cricket crinoline cristal crocodile crocus croissant croquette croquis crouton
cuillere cuivre culotte cumulus curcuma cyclone cygne cymbale cypres dahlia damier datte decor delta dentelle desert
dessert dessin diapason dictee digue diligence dinde dindon dinosaure dirigeable disque docteur domino donjon dorade
dortoir dossier douane douche dragee drakkar drapeau dromadaire dune duvet dynamo ecaille echarpe echelle echo eclair
ecluse ecorce ecran ecrevisse ecrou ecume ecureuil edredon eglantine elan elastique elephant email embruns emeraude
enclume encre encrier endive enigme entonnoir enveloppe eolienne epaule epice epinard epingle eponge equateur equerre
erable escabeau escalade escale escalier escargot escrime espadon espalier estampe estragon estuaire etable etagere
etain etang etendard etoffe etrier eucalyptus eventail fable facade facteur faience faisan falaise fanfare fanion
fantome farandole farce farine faucon fauteuil fauvette fenetre fenouil ferme ferry festin feuillage feuille feutre
ficelle fiche fichier figue figurine filament filet flacon flageolet flamant flambeau flanelle fleche flocon flotte
flute foin fontaine forge formule fortin fossile foudre fougere fouine foulard foulque fourche fourchette fourgon
fourmi fournil foyer fragment frangipane fresque friche frigo frise fritte fronde frontiere fuchsia fumoir furet
fusain fusee futaie gabare galerie galet galette galion galop gamelle gamme gant garage garrigue gateau gaufre
gaufrette gazelle gazette gazon geai gecko gelatine genet genievre gentiane gerboise geyser gibbon gigot gilet girafe
girolle girouette givre glacier glacon glaieul gland glycine gobelet goeland golfe gomme gondole gong gorge goudron
gouffre goupillon gourde goutte gouttiere graffiti grain grammaire grange granit grappe gravier grelot grenade
grenadine grenier grenouille griffon grillage grille grillon grimoire grive groseille grotte grue guepard gueridon
guichet guidon guimauve guirlande guitariste gymnase gyrophare hache haie halage halle hamac hameau hamster hangar
hanneton haricot harmonica harpe harpon hautbois helice helium herbier herisson hermine heron hetre hibou hippocampe
hirondelle homard horizon horloge hortensia hotte houblon houle housse hublot huche huile huitre hulotte humour hutte
hydravion hydromel iceberg icone igloo iguane image imprimante indigo ingredient insecte instrument iode isoloir
ivoire jabot jachere jacinthe jaguar jambon jante jaquette jardinier jarre jasmin jauge javelot jetee jeton jongleur
jonquille joujou journal jubile judoka jumelle jungle jupon jute kaki kangourou kapok kayak kepi kermesse kimono
kiosque kiwi klaxon kraken labyrinthe lacet lagon laine laitue lama lambris lamelle lampadaire lampe lampion lance
landau langouste lanterne lapereau larme lasagne latte lavabo lavande lave lavoir legende legume lentille lessive
lettre levier levure lezard liane libellule lierre lievre ligne limace limande lime limonade linge lingot linotte
liquide lisiere litchi litiere livre locomotive loge loggia lorgnette loriot losange loterie lotus loutre lucarne
luciole luge lumiere lunette lupin lustre luth lutin luzerne lynx lyre macareux macaron machine madeleine magasin
magicien magnet magnolia maillet maillon maillot mais majorette mallette mammouth manade manche mandarine mandoline
manege mangue manivelle mannequin mansarde manteau maquette maraicher marais marbre marche mare maree margelle marmite
marmotte maroquin marron marsouin marteau mascarade mascotte masque massif matelas matelot matiere mazurka meduse
megaphone melange meleze melon membrane menhir menthe menuet menuisier meringue merlan merle mesange message metal
meteore metro meuble meule miel miette migration mikado millet mimosa mince minerai minuit minute mirabelle miroir
mitaine mixeur mobile mocassin moineau moisson molecule monocle monture moquette morille morse mortier morue mosaique
moteur motif mouchoir mouette moufle mouflon moule moulin moulinet moussaka mousse moustache moustique moutarde mouton
muesli muflier muguet mulet mulot muraille mure murmure muscade muscat museau musette myosotis myrtille nacelle nacre
nageoire nappe narcisse narval natation natte nature naufrage navet navette navire neige nenuphar neon nerprun nichoir
nickel noisette noix nomade nougat nouille nuage nuance numero nuque nylon oasis obelisque objectif ocarina ocelot
oeillet ogive oignon oiseau olive ombrage ombrelle omelette onde onglet onyx opale opera orage orchestre orchidee
oreille orge orgue origami ornement orque ortie oseille osier otarie ottoman ourlet outarde outil ouvrage ovale
oxygene paddock pagaie page pagode paillasson paille paillette palais palette palmier palourde panache panier panneau
panorama pantalon pantoufle paon papaye papier paprika papyrus paquebot paquet parachute parapente parapluie parasol
parc parchemin parfum parkour parloir parmesan parquet parterre partition passerelle pastel pasteque pastille patate
patin patinoire pavillon pavot peage peche pedale peigne peignoir peinture pelage pelerine pelican pelle pelote
pelouse peluche pendule peniche pensee pepite perche perdrix pergola peridot perle perron perroquet persil petale
petanque petrin petrole peuplier phare pharmacie phoque photo pichet picotin pieuvre pigeon pignon pilier pilote
pilotis pinceau pingouin pinson pintade pioche pipette piqure pirogue piscine pissenlit pistache pivert pivoine
placard plafond planche planete plantain plante plateau platine platre plombier plongeoir pluie plume plumier pneu
poche poele poesie poignee poignet poireau poirier pois poisson poivron polaire polenta polka pollen polochon pommeau
pommier pompier pompon poncho ponton popote porcelaine porche portail porte portique portrait poteau poterie potion
potiron poubelle poudre poulain poulie poulpe poumon pourpre poussette poussin poutre prairie pralin prelude presse
prisme prologue promenade prune pruneau puits pull pulpe pupitre puzzle pyjama pylone pyramide python quai quartier
quartz quatuor quenelle quenouille quetsche queue quiche quille quinoa quinze rabot racine raclette radeau radiateur
radio radis rafale raifort rail raisin rallye ramage rambarde rameau ramette ramoneur rampe ranch randonnee rapiere
raquette rasoir rateau ravioli rayon recif recolte record recre refrain refuge reglisse relais reliure remorque remous
rempart renne repas repere requin reseau reservoir ressort restaurant retine reveil reverbere rhinoceros rhubarbe
rideau riviere rizotto robinet roche rocher rodeo rognon roitelet romarin rondelle rondin roquette rosace roseau
rossignol rotonde roue rouet rouleau roulotte route royaume ruban rubis ruche ruelle ruisseau rumba rutabaga sable
sablier sabot sacoche safari safran salade salamandre salle salon salopette salpetre samba sandale sandwich sanglier
sapin sarbacane sarcelle sardine sarrasin satellite satin sauce sauge saule saumon sauterelle savane saveur savon
saxophone scarabee sceau scie scooter scorpion sculpture seau seche sediment segment seigle semelle semoule sentier
sequoia serpe serpentin serpolet serre serrure serviette seuil sifflet signal silex silhouette sillage sillon silo
sirocco sirop sittelle sloop socle soie sole soliste solstice sommet sommier sonate sonde sonnette sorbet sorbier
souche soucoupe soufflet soulier soupe soupiere source souris spatule sphere spirale sprint stade stalactite statue
steppe store stylo sucre sucrier sureau surf surfeur sursaut sycomore symbole syrinx table tableau tablette tablier
taboule tabouret tajine talus tambour tambourin tamis tandem tango taniere tapioca tapir tapis tarentelle tarte
tartine tatami taupe taureau teck telescope tempete temple tempo tendon tente ternaire terrasse terreau terrier
terrine tetard theatre theiere theoreme thermos thym tiare ticket tige tilleul timbale timbre tipi tiroir tisane
tisserand tissu toast toboggan toile toiture tomate tombola tonneau tonnelle tonnerre topaze torche tornade torrent
torsade tortue totem toucan toundra toupie tour tourbe tourbillon tournesol train traineau trampoline trapeze treille
treillis tremolo tremplin tresse treteau treuil triangle tribu tricot tricycle triolet triton trombone trompe
trompette tronc tropique trottoir trousse truelle truffe truite tuba tuile tulle tunique tunnel turban turbine turbot
typhon univers urne usine ustensile vache vague vaisseau vaisselle valise vallee vallon valse vanneau vannerie vapeur
varech vareuse vase veau vedette velours verdure verger vermeil vernis verre verrou versant verseau verveine veste
vestiaire veston viaduc vigne vignoble vigogne vinaigre violon vipere virage virgule viseur vitrail vitre vitrine
vivier voilage voile voilier voisin volant volcan volet voliere volubile voute voyage vrille wagon wapiti waterpolo
yaourt yourte yoyo zebre zephyr zeste zibeline zigzag zinc zodiaque zouave
"""

WORDS = tuple(_LIST.split())
"""Four of them, drawn at random, are one of four million million phrases (forty-two bits), behind growing pauses."""
