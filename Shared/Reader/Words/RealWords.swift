extension Vocabulary {
    /// Words that differ from a keyword in one letter and are meant as they are written: «победа» is no «обеда».
    static let realWords = Set(
        WordForms.all(
            """
            able abort abou advice advised adviser aight aime alice anima anise anna asleep balled barbs barge
            baring batch battle battles beaten beating bering bight biter bleep boeing boils boing booing bottled
            bounce bounces bound bounds bout bowels bowes bowing bowles bows boxing bring brink bunch bunny cable
            cabs calle caller calmed caloric capped cards cares cars carton cartons carts catch cater chooses chose
            class classes click clicks comey consent consumer cont contend contents contest context convent core
            counts county coupe coupled coupler couples court crabs crank culled cunt curbs dairy daisy dally daly
            dank dated dating deport diner dink donner doze dram drinks drunks dunk ealing easing eater eaton eighth
            eights elven even fable fanny fated fifth files fills firms flack flickr flock flocks footy foray fort
            forte forth forts found fours fourth frank frick funky gable gasses gated geeks glassy gloss glosses
            grabs grads grammy grammys gramps gras grass grasses grated grating grays greats greet greta grimm hanna
            hatch hatched hated hater hating heating height here hors horus hound hounds howls hows hunch hundreds
            ideal ideals ides ight inner intakes joint joints keating kills kilns knack lange lapped larger largo
            lass latch latched launch leeks leigh liber libre lice lick licks lifter light liner liners lire lister
            lite litter litters livers lurch lynch macao macho macos macron mall manna mapped marco marcos marge
            matched mated mater mating mauro meeks micro might mighty milos mitre monies mont monte monty morty moth
            moths mound mounds mount mouth mouths move moves munch musica niece nieces nifty night nipped once owls
            paints palate patch patched peeks pieced pierce pilate pilates pint pints pisces place places plane
            planes plat plata plated plato platt platte pointe pointy pond ponds pont potion potions pounce pours
            prank print proposed proposes punch raced racing rafting raged raging raked raking rama rams rank
            ranting raped raping rapped rates ratings raving razed reason reasons reeks regain regaining remains
            rematch repost resort retain retaining retort right rink romain round rounds runny sable sack sacked
            sars sats scare scars scone scope scorer scores scorn sears seating seaton seats seeks seep seeps semen
            sept serie serves sevens seventh sever severn shack shall sheep shoes shops shore shots shown showy
            sight silos sinner sixth slack slate slates slats sleek sleepy sleet sliced slick slid slide slides
            slime slows sluice smack smacked smalls smell snapped snark snore snows snuck soars sold solids solis
            soon sore sound sounds spice spices splice spoof spook spooks spool spore stable stabs stack stacked
            stairs stall stans stare stares stark starks starr start starts starz stat state states status stays
            steep stems steph steven stews stirs stops store string strung sunny super sven swatch sweep swept
            swerving swoon swore tabled tables tale talked tapped tater tats thee theme ther these thirsty threes
            threw thrilled tight toda tours trailed trainer trams trawler treat tree trunk upper wager waiter walker
            walled walter wanda watcher watches waters watery waver weakly weeds weeps weighs weighted weighting
            weighty westeros wight winner witch wound wounds wright yours айти аленький алла аллы анка асов атакой
            бабка бабке бабки бабкой бабку бабла бабок бабочек бабочка бабочке бабочки бабочкой бабочку байка байке
            байки байку бака баке баки баку бала балда балка балке балки балку баллад баллах баллом баллон балов
            балок балы бана банги банда банде банди бандой банду бане бани банк банкет банкир банков банни барка
            барки басов бачка бачок башка башке башки башкой башку беда беде беду бека беки бекки бела белее бели
            беликов белками белкин белком белла беллу беллы бело белов белое белой белом белта белу белые белье
            беляков берии берия берка бианки билла бланка бланке бланки блок боевикам боевиках боевиком больная
            больного больное больной больную брелок булки булку булла бунта бунтов бунты введи ввести вебера веера
            веком венера вера верил верила верили верим весам весел весела весит весла веслом весов вести весть
            ветерком вечер вечерам вечерах вечере вечери вечеров вечерок вечеру взбесился вида видал видала видали
            виде видело виден висел висела висели виска виску вкрутую водил водила водили водка водки водкой водку
            водного водной водном водо возьми восьмерки впала впали вполовину вставлю входил входила входили
            выберете выберу выбил выбила выбили выведя вывели выводи выжил выжила выжили вылил вылила вылили выпал
            выпала выпали выпив выпить галлов галлы гама гамма гамме гаммы гляну головина горести гореть горок
            горской гостей гости гость гостью гостям града градов грамот грата графа графов грима гримм гримма грома
            громов грэма грянул даете дама даму дамы данте дате дашка двадцатки двенадцатью двойках двойки девать
            девятки девятнадцати дела делал делала делали деле дели делу десятин десятое десятой десятом детективе
            детективу джина джином джину диска диске диски диску дном добил добили довела довели довести дожил
            дожила дожили дойла докажи докажите доли долли доном дорамы доставил доставила доставили достается
            досталось достаток дотла дошла дошли драка драку драм драме дружка дружке дружки дружку единиц единицам
            единицах единице единицы ежемесячной ежемесячные ежемесячных еженедельной еженедельные еженедельных елка
            елке елки елку жаждой жаров жести жесть жидов жирков жиром забрал забрала забрали завела завели завтраки
            завтраков завтрам задела задели заезд заезда заезды заело зайди зайдите зайти зала запела запели запомни
            засела засели засов зашла зашли иного иска иске иски иску исходил исходила исходили итогами итогах итоге
            итогом итогу каждых каки како каков каком карие карой каска каске каски каску касок кашка кинь киров
            киска киски киску комеди комедий комедиях копил котел криста кружками кружков кружком кружок крупой
            куала кубка кубке кубки кубков кубком кубку кубок кука куки куку культ культа культов культы купала
            курка курок курочка курочки курска курске курском кусал кусково куста кустами кустов кустом кучка кучке
            кучки кучку кушай лана ланге ланка ланке ланки лесом лести лесть ливров линча лира лирик лирика лиру
            лиры лиски листая лита литва литве литву литвы литер литера литке литов литые литье лодка лодками лодке
            лодки лодкой лодку ложа ложе ложи ложкин ложной ложу лока локи локка локоть локтей локтем локти локтя
            ломать ломаю ломая ломит ломка ломки лорка лотка лотки лотти магов мальта мальты маска маске маски
            маской маску масок машка мелки мелок мести месть месячной месячные месячным месячных мика мики микки
            мику миленькая миленькие миленький милка милочка минет минска минске минской минску мину минует минус
            минусы минуя мирке миров мирок мирской мисаки мисси мисти мишка мишки мишкой мишку многое многом модного
            модной модном модой морока мульти мюзик набирал набирала набирали набрав набрало наврал надели нади
            найдете найду найдя найт найтли наорал напомнив напомнил напомним напомнит напомню насти нати нашелся
            нашлась нашлись нежели нежно нести ничью нова новак нове ного ножек ножка ножками ножке ножки ножкой
            ножку ночую ночь нудно нужна нужное нужной нужном нужны нутром обедов обеды обета обещал обещала обещали
            обида обиде обидел обиду одела одели одержит одним одному окном оного оной осматривал осматривали
            осмотрел осмотрела осмотрели осмотреть оставил оставила оставили оставим оставлю остаемся осталась
            остались останется остаются ответа ответу ответы отели открою отсчет отсчета отче отчетам отчетах отчете
            оцени оценив оценило оценим оценит оценкам оценках оценке оцепили очной пала пали палочка палочки
            палочку панка панки папочки папочку парочке пашка пела пели перекос перекур пересмотре пересмотрен
            пересмотрена пересмотрено писалась писались писался писание писании писания писк питанием пищи победа
            победе победу победы побери побил побила побили повела повели повтора повторы подберу подери подскажете
            подскажу подставил подставила подставили пожил поиска поиске поиски поиску поищу покажете покажу покупал
            покупала покупали покусали пола поле поли полли половин половине половинок полторак полутора пообещал
            пообещала пообещали попал попала попали порок порока посла послал послала послали посмотрев посоветую
            поставив поставило поставим поставит пошел пошла пошли предлоги предложив предложил предложим предложит
            предложить предложу пришел пришла пришло пришлю пробел провел пройден пройдена пройдены пропал пропала
            пропали пропел пропил просмотре просмотрев просмотреть просрал прочел прочла прочли прошлая прошло пульт
            пульта пуска пуске пуски пусков пуском пуску пчела пыталась пытались пытался пятерке пятерки пятнадцатью
            рама раму рамы расскажу резон рекомендую риска риске риски риску родил родила родили родного родной
            родном рожки сажи сазонов сайте сала санки сашка свали сваты сведено свела свели свело свести свода
            сводил сводила сводили сводках сводке сдали сделав сделай сделало сделан сделана сделаю сегодн седая
            села сели селия селки село семейка семерки семисот сеня серая сербии сербию сербия сергий сергию сергия
            сери серией серой серую серый сесил сесть сжалось сидел сидела сидели синь сирии сирию сирия скажу скала
            ската скаты скачи скин скину скудный скучал скучала скучали сломал сломала сломали слушал слушала
            слушали смела смели смело смотре снится совок содержал содержащие содой сопок сороки сорос сороса
            сорочка сосок составил составила составили соток спада спалил спама спаса спаси спасла спасли спела
            спели срок срока ставил ставит ставшим стада стажа стала стали сталось стана стану станы стара старею
            старта старту старты старух старшую стары стаса стат стати статистик статс статуе статуи статуй статус
            статут статую статуя стать стаханов стела стройка стройку строк строка струю стука сурок сходи сходим
            сходит сходка сходки сходку сценка сценки сценку съеден съездим съехал съехала съехали тайт также такие
            тако таков таком такою танка танкам танке танки танку тата тату телка телки телку телок тиски титрах
            титров титры того топили трейдер трейдера трейдеры треста тридцатью триллере тристан тройке тройки
            туриста туром уверенна увести увидев увидело углерод углерода уделал ужас ужаса ужасе ужасны ужасом
            ужасу ужинов ужины умеренная умеренную умного упала упали усмотрел усмотрели утрам утро уходил уходила
            уходили фанка фантастике филом фута футов хайди хлопал хлопали ходи ходило ходим ходит хостел хотело
            храма храмов храму храмы христа хунта хунты цвести ценил ценила ценили чайка чайке чайки чака чаки
            часики часом частая чаша чаше чашей чаши чашу чести честь четверга четверика четверки чиста читались
            читая шагал шагаю шагая шагом шарами шарах шаров шатов шахов шашек шашка шашкам шашками шашки шашкой
            шашку шелка шерсти шерсть шест шеста шесте шестерки шестисот шрама шрамов шрамы штата штату штаты штуках
            штыки шутка шутке шутки шутку этого юджина юного юриста
            """))
}
