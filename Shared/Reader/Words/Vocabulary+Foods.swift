extension Vocabulary {
    /// The commonest foods and drinks.
    static let foods = FoodWords(
        russian: """
            абрикос абрикосик авокад агав агуш аджик айв айдах айленд айран айсберг алыч американ ананас анчоус
            апельсин апельсинчик аперол арахис арбуз арбузик ассорт бабагануш багет байкал баклав баклажан балык
            бальзамик банан бананчик баранин баранк баранок барбарис барбекю бастурм батат батон батончик баунт бедр
            бедрышек бедрышк бейгл бейлиз бекон беляш беляшик бефстроганов бефстроганоф бешамел бигмак бигос бигус
            биокефир биолакт бисквит биточек биточк бифштекс блин блинц блинчик блю бозбаш болоньез болтунь бомбар
            борщ борщец борщик борщц браун бренд броккол брокол брусник брусничек брусничк брынз брюкв бублик
            буженин булгур булк булл булок булочек булочк бульон бульончик бурбон бургер бурит буррит буряк бутер
            бутерброд бутербродик буэн варенец вареник варенк варенок варенц варень вареньиц ватрушек ватрушк
            вафелек вафельк вафл вермишел вермишелек вермишельк вермут ветчин ветчинк ветчинок вешенк вешенок взвар
            вин винегрет винегретик виноград виноградик винц виск вискар висок вишенк вишенок вишн вкусност вкуснях
            вкусняш вкусняшек вкусняшк вод водичек водичк водк водок водочек водочк воппер вырезк вырезок газировк
            газировок галет гамбургер гарнир гаспач гауд гейнер геркулес глазунь глинтвейн гляс говядин говяжь годж
            голубец голубик голубц голубчик горбуш горгонзол горох горошек горошк горчиц горчичек горчичк гранат
            гранол грейпфрут гренк гренок греч гречек гречечек гречечк гречк гриб грибниц грибочек грибочк грил
            грильяж грудинк грудинок грудк грудок грузд груш грушек грушечек грушечк грушк гуакамол гуляш гус дайкон
            денер дерун десерт джерк джерок джин дзадзик долм донат донатс донер дорад дорблю дошик доширак драж
            драник драничек драничк дрожж дын дынек дыньк дюшес егермейстер ежевик ежевичек ежевичк жарех жвачек
            жвачк жел желатин желешек желешк желтк желток желудк желудок желудочек желудочк жир жульен жюльен зажарк
            зажарок закуск закусок запеканк запеканок запеканочек запеканочк заправк заправок захер зельц земляник
            зефир зефирк зефирок зефирчик изолят изотоник изюм изюмчик икорк икорок икр имбир индеек индейк индюшек
            индюшк инжир ириск ирисок йогурт йогуртик кабачек кабачк кабачок кагор казеин кака калач калин калинк
            калинок кальмар камамбер камбал каперс капкеек капкейк капрез капуст капустк капусток капучин капучинк
            капучинок карамел карамелек карамельк карас карбонад карбонар карбонат каркад карп карр картофел картох
            картошек картошечек картошечк картошк каш кашек кашк каштан квас кваск квасок квашенк квашенок кебаб
            кекс кексик кесадиль кет кетчунез кетчуп кефир кефирчик кешью кив килек кильк кимч киндер кириешек
            кириешк кисел киселек киселк киткат киш кишмиш клементин клецек клецк клубник клубничек клубничк клюкв
            клюковк клюковок кляр коврижек коврижк козинак кок кокос коктейл колбас колбаск колбасок компот компотик
            консерв конфет конфетк конфеток конфитюр коньяк коньячк коньячок кориц корндог корнишон корнфлекс
            корочек корочк корюшек корюшк котлет котлетк котлеток коф кофеек кофейк краб крахмал креветк креветок
            креветочек креветочк крекер кровянк кровянок кролик крольчатин круасан круассан круассанчик круп крутон
            крыжовник крылышек крылышк кукуруз кулебяк кулич куличик кунжут купат курабь кураг куриц курник курочек
            курочк курятин кускус лаваш лагман лазань лайм ламинари ланч лапш лапшевник латт латук леденец леденц
            лепешек лепешк леч лещ ливерк ливерок ликер лимон лимонад лимончик лисичек лисичк лоби лосос лосятин лук
            луковиц лучк лучок люл маасдам майонез майонезик макадами макарон макарошек макарошк макдональдс макиат
            макчикен малин малинк малинок мамалыг манг мандарин мандаринк мандаринок манк манок мант маракуй
            маргарин мармелад мармеладк мармеладок маршмелло маршмело маршмэлло масл маслин маслинк маслинок маслиц
            маслят мафин маффин мацон мацун мед медальон медовик медовух медок милк милкшейк милок миндал минералк
            минералок минестрон минта мойв мойвочек мойвочк мокачин мокк мокок молок молочек молочк монпансь морков
            морковк морковок морковочек морковочк морковч мороженк мороженок морошек морошк морс морсик мохит
            моцарел моцарелл мук мунг мундир мусак мусс мюсл мяс наггетс нагетс налистник напитк напиток напиточек
            напиточк наполеончик настоек настойк начос нектар нектарин нигир нуг нут нутелл нутрилон ньокк ньокок
            овощ овсянк овсянок овсяночек овсяночк огурец огурц огурчик окорк окорок окорочек окорочк окорочок
            окрошек окрошечек окрошечк окрошк окун оладушек оладушк оладышек оладышк оладь олен оленин оливк оливок
            оливочек оливочк оливь оливьешек оливьешк омлет омлетик орех орешек орешк осетр осетрин осьминог
            отбивнушек отбивнушк отвар отруб палочек палочк палтус памел панакот пангасиус панеттон панкеек панкейк
            папай паприк пармезан паст пастил патиссон пауч пахлав пахт пашот паштет паэль пекан пекинк пекинок
            пельмен пельмеш пельмешек пельмешк пепперон пепс перемяч перепел перепелк перепелок перец перловк
            перловок перлотт персик перц перчик пест петрушек петрушк печен печенек печенк печенок печеночек
            печеночк печеньк печенюшек печенюшк пив пивасик пивк пивок пивчик пирог пирожек пироженк пироженок
            пирожк пирожок пирожочек пирожочк пиц пицц плов пловчик пломбир плюшек плюшк повидл поджарк поджарок
            подлив подливк подливок подчеревк подчеревок полб полент полуфабрикат помадк помадок помел помидор
            помидорк помидорок помидорчик помодор пончик попкорн портвейн початк початок почек почк пресерв
            провансал просекк просекок простокваш протеин профитрол прошутт пряник пряничек пряничк пудинг пупочек
            пупочк пшен пшенк пшенок пышек пышк пюр пюрешек пюрешк равиол раг рамен рамэн рассольник ратату рафаэлл
            рафинад ребр ребрышек ребрышк редек редис редиск редисок редисочек редисочк редьк реп репк репок риба
            ризот ризотт рикотт рис рогалик розмарином рокфор ролл роллтон ростбиф руккол рукол рулет рулетик рыб
            рыбк рыбок рыжик ряженк ряженок савоярд сазан сайр сал салат салатик сальс сальтисон сальц самбук
            самогон самс сарделек сардельк сардин сахар сахарк сахарозаменител сахарок сацебел сацив свекл свеколк
            свеколок свекольник свинин сгух сгущенк сгущенок сдоб селедк селедок селедочек селедочк сельд сельдере
            семг семен семечек семечк семк семок сендвич сервелат сердечек сердечк сибас сидр синнабон сироп скир
            скрембл скрэмбл скумбри скыр сладост слив сливк сливок сливочек сливочк слоек слойк смалец смалц сметан
            сметанк сметанок смокв смородин смородинк смородинок смуз снек сникерс снк снэк сок сол соломк соломок
            солянк солянок сом сорбет сосиск сосисок сосисочек сосисочк соус сочк сочник сочок спагетт спарж специ
            спрайт стеви стеек стейк стерляд стрипс студен судак суджук сулугун суп супчик сурим суфл сухар сухарик
            сухофрукт сушек сушечек сушечк сушк сыворотк сывороток сыр сырк сырник сырничек сырничк сырок сэндвич
            табаск табасок табул тарталетк тарталеток тартар тархун тахин твикс твистер творог творожк творожник
            творожок текил телятин темпур теос терияк тефтел тефтелек тефтельк тилапи тильзитер тирамис ткемал
            толченк толченок томат тоник топинамбур топинг торт тортик тортиль тост тоф треск тресок трюфел тук
            тунец тунц тутовник тушенк тушенок тцацик тыкв тыковк тыковок угор удон узвар укроп укропчик улун урбеч
            урюк утк уток уточек уточк утятин ушиц фалафел фант фарш фасол фасолек фасольк фейхо фет фетакс фетучин
            фил филадельфи финик фисташек фисташк фиточа фишбургер фокач фокачч форел фраппучин фреш фрикаделек
            фрикадельк фрикас фрукт фруктик фрутонян фруттис фундук фундучк фундучок фунчез фунчоз халв халвушек
            халвушк хамон хамс хариб харч хачапур хворост хек херес хинкал хинкалин хлеб хлебец хлебушек хлебушк
            хлебц хлопь холодец холодник холодц холодчик хотдог хрен хренк хренок хуммус хумус хурм цацик цезар
            цикори цукат цукин цыпленк цыпленок чаек чаечек чаечк чакчак чахохбил чаю чебурек чебурк чеддер чедер
            черешенк черешенок черешн черник черничек черничк черноголовк черноголовок чернослив черняшек черняшк
            черр чеснок чесночк чесночок чечевиц чечил чиабат чиабатт чизбургер чизик чизкеек чизкейк чикен
            чикенбургер чипс чипсик чупачупс чуррос шаверм шампиньон шампусик шарлотк шарлоток шаурм шашлык шашлычк
            шашлычок шейк шиповник шницел шоколад шоколадк шоколадок шоколадочек шоколадочк шпикачек шпикачк шпинат
            шпрот шпротик шрирач штрудел шуб шурп щавел щавельник щербет щук эдам эклер эмментал энергетик эскалоп
            эским эспресс эчпочмак яблк яблок яблочек яблочк ягнятин ягод ягодк ягодок ядриц яиц яичек яичк яичниц
            яишниц яйц ячек ячк
            """,
        english: """
            alfredo almond americano anchovy aperol apple applesauce apricot arugula asparagus aspic aubergine
            avocado ayran baba bacon bagel baguette baklava balsamic banana barley basturma bbq bean beef beefsteak
            beer beet beetroot belyash berry biscuit blackberry blackcurrant blini bliny blueberry bologna bolognese
            borodino borodinsky borsch borscht bouillon bourbon braised bran brandy bratwurst bread breadcrumb bream
            breast brie broccoli broth brownie brynza buckwheat bulgur bun burger burrito butter buttermilk cabbage
            caesar cake calamari camembert candy cantaloupe capelin caper cappuccino caprese caramel carbonara carp
            carrot cashew casserole catfish cauliflower caviar celery cereal cervelat chak-chak champagne cheburek
            cheddar cheerio cheese cheese-burger cheeseburger cheesecake cheeto cherry chestnut chia chicken
            chickpea chili chip chocolat chocolate chop churro ciabatta cider cilantro cinnamon clabber clam
            clementine cloudberry coca-cola cocktail cocoa coconut cod coffee cognac coke cola coleslaw compote
            cookie corn cornflake cornmeal cornstarch courgette cous couscous crab cracker cranberry cream crepe
            crispbread crisps croissant crouton cucumber cupcake curd currant curry custard cutlet daikon dessert
            dill dolma doner donut dorado dough doughnut draniki drumstick duck dumpling eclair edam edamame eel egg
            eggplant emmental espresso falafel fanta feijoa feta fettuccine fig filet fillet fish flake flatbread
            flax flaxseed flounder flour focaccia fondant frankfurter frappe frappuccino fries fritter fruit
            fruitcake fudge garlic gatorade gazpacho gelatin ghee gherkin gin ginger gingerbread gizzard gnocchi
            goose gooseberry gouda goulash grain granola grape grapefruit gravy grit groat guacamole gum gummy hake
            halibut halva ham hamburger hazelnut headcheese herring honey honeydew horseradish hotdog hummus
            ice-cream icecream jam jamon jelly jerky juice julienne kasha kebab kefir kelp ketchup khachapuri
            kharcho khinkali kholodet kidney kielbasa kimchi kinder kipper kissel kitkat kiwi kiwifruit knockwurst
            kofta kombucha kotleta kulich kvass ladyfinger lager lagman lamb lard lasagna lasagne latte lavash lecho
            leftover lemon lemonade lentil lettuce lime lingonberry linseed liqueur liver liverwurst loaf lobster
            lollipop lolly lox lychee mac macadamia macaroni macaroon mackerel maki mandarin mango manti margarine
            margherita marshmallow martini mash mayo mayonnaise mcchicken meat meatball meatloaf medovik melon
            meringue milk milkshake mille-feuille millet mimosa mince minestrone miso mocha mojito moussaka mousse
            mozzarella muesli muffin mulberry multigrain mushroom mussel mustard mutton nacho nectar nectarine
            nigiri noodle nougat nugget nut nutella oat oatmeal octopus oil okroshka oladi olive olivier omelet
            omelette onion orange oreo oyster paella pancake panettone panna papaya parmesan parsley pasta paste
            pastila pastirma pastry pasty pate patty pea peach peanut pear pearl pease pecan pelmeni pepper
            pepperoni pepsi perch persimmon pesto philadelphia pho pickle pie pierogi pike pikeperch pilaf pineapple
            pirozhok pistachio pita pizza plombir plov plum polenta pollock pomegranate pomelo popcorn popsicle pork
            porridge potato potsticker prawn pretzel profiterole prosciutto prosecco prune pryanik pudding pummelo
            pumpernickel pumpkin puree quail quark quesadilla quiche quince quinoa rabbit radish raisin ramen
            raspberry rassolnik ratatouille ravioli redcurrant rib ribeye rice ricotta risotto roast roe roll
            roquefort rum rusk ryazhanka ryazhenka rye salad salami salmon salo salsa salt saltine samosa samsa
            sandwich sardine sauce sauerkraut saury sausage scallion schnitzel seafood seaweed seed semolina sesame
            shake shashlik shawarma shchi sherbet shortbread shrimp shuba shurpa skewer skittle skyr smoothie
            snicker soba soda sole solyanka sorbet sorrel soup soy soybean spaghetti spam spelt spinach sprat sprite
            spritz sprout squash squid sriracha starch steak stevia stew strawberry stroganoff strudel sturgeon
            sugar suluguni sunflower surimi sushi sushki sweetcorn sweetener sweets syrniki syrup tabbouleh taco
            tahini takeout tangerine tartar tartlet tea tenderloin tequila teriyaki tilapia tiramisu toast tofu
            tomato tonic tortilla trout truffle tuna turkey turnip turnover tvorog tzatziki udon ukha vareniki veg
            vegetable veggie venison vermouth viburnum vinaigrette vinegar vinegret vodka wafer waffle walleye
            walnut water watermelon wheat whey whiskey whisky whiting wholemeal wiener wine wrap yeast yoghurt
            yogurt yolk zander zefir zephyr zucchini zwieback
            """,
        whole: """
            chicken-wings dates oj wings азу айс-латте беф-строганов бобами бобов бобы бомж-пакет боул бри виски гхи
            джин-тоник донер-кебаб желе зелени зелень зеленью иван-чай какао какао-порошок картошка-пюре ким-чи
            киндер-сюрприз киноа киш киш-миш клаб-сэндвич кока-кола кола колой колу колы корн-дог коул-слоу кофе
            крем-брюле крем-суп крем-чиз крыльев крылья курица-гриль лайм лайма люля-кебаб мартини матча-латте мидии
            мидий мидиями мисо мисо-суп мюсли наполеон опят опята опятами пад-тай панна-котта пепси-кола
            печенье-сэндвич пива пиво пивом пита питу питы по-аджарски по-деревенски по-домашнему по-киевски
            по-корейски по-строгановски по-татарски по-флотски по-французски пюре рагу раф ром сахар-рафинад сибас
            сладкого сладкое соте соя спринг-роллы суп-пюре суши суши-роллы тар-тар том-ям томат-паста уха ухи ухой
            уху филе-о-фиш фо-бо френч-дог хот-дог хот-дога чае чаем чай чайку чак-чак чаю чая чиа чили чупа-чупс
            щами щей щи яиц яичница-болтунья
            """)
}
