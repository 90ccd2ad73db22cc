/// What people write in Russian, inflected and misspelled, and the food that they mean.
let russianQueries = Query.list(
    """
    гречки: buckwheat
    гречку: buckwheat
    гречкой: buckwheat
    гречневой каши: buckwheat
    гречневую кашу: buckwheat
    каши гречневой: buckwheat
    гречьки: buckwheat
    грчка: buckwheat
    гречка сухая: buckwheat-dry
    гречневой крупы: buckwheat-dry
    гречку с молоком: buckwheat-milk
    гречки с маслом: buckwheat-butter
    котлету: cutlet
    котлет: cutlet
    котлетами: cutlet
    котлетка: cutlet
    катлета: cutlet
    котлетта: cutlet
    куриных котлет: cutlet-chicken
    котлетой по-киевски: cutlet-kiev
    котлеты на пару: cutlet-steamed
    рыбную котлету: fish-cutlet
    молока: milk-2-5
    молоку: milk-2-5
    молоко: milk-2-5
    малоко: milk-2-5
    молоко 3,2%: milk-3-2
    молоко 1 %: milk-1
    обезжиренного молока: milk-0
    козьего молока: milk-goat
    сгущенки: milk-condensed
    сгущёнкой: milk-condensed
    кефира: kefir-2-5
    кефир 1%: kefir-1
    кефиром 3.2: kefir-3-2
    ряженку: ryazhenka
    ряженки: ryazhenka
    творога: tvorog-5
    творогом: tvorog-5
    творг: tvorog-5
    творог 9%: tvorog-9
    обезжиренного творога: tvorog-0
    творога со сметаной: tvorog-sour-cream
    сметаны: sour-cream-15
    сметану 20%: sour-cream-20
    йогурта: yogurt-fruit
    иогурт: yogurt-fruit
    греческого йогурта: yogurt-greek
    сыра: cheese
    сыром: cheese
    плавленого сырка: cheese-processed
    плавленным сыром: cheese-processed
    глазированных сырков: curd-snack
    яйца: egg
    яиц: egg
    яйцо всмятку: egg
    2 яйца вкрутую: egg
    яичницу: egg-fried
    яишница: egg-fried
    яичницей: egg-fried
    омлета: omelette
    омлетом с сыром: omelette-cheese
    овсянки: oatmeal-milk
    овсянку на воде: oatmeal-water
    овсяной каши: oatmeal-milk
    офсянка: oatmeal-milk
    кашу: oatmeal-milk
    манной каши: semolina-porridge
    манку: semolina-porridge
    рисовой каши: rice-porridge-milk
    пшенной каши: millet-milk
    пшёнки: millet-milk
    перловки: barley
    риса: rice
    рисом: rice
    макарон: pasta
    макароны: pasta
    макоронами: pasta
    спагетти: pasta
    макарон по-флотски: pasta-navy
    макароны с сыром: pasta-cheese
    картошки: potato
    картошку: potato
    картофеля: potato
    картошкой жареной: potato-fried
    жареной картошки: potato-fried
    жаренная картошка: potato-fried
    картофельного пюре: potato-mash
    пюрешки: potato-mash
    картошку фри: fries
    драников: potato-pancakes
    борща: borscht
    борщом: borscht
    борщь: borscht
    борща со сметаной: borscht
    щей: shchi
    солянки: solyanka
    рассольника: rassolnik
    расольник: rassolnik
    окрошки: okroshka-kvass
    окрошку на кефире: okroshka-kefir
    супа: soup-chicken-noodle
    куринного супа: soup-chicken-noodle
    супа с фрикадельками: soup-meatball
    горохового супа: soup-pea
    грибного супа: soup-mushroom
    ухи: ukha
    уху: ukha
    харчо: kharcho
    куриного бульона: broth-chicken
    оливье: olivier
    оливъе: olivier
    винегрета: vinegret
    винигрет: vinegret
    селедки под шубой: herring-fur
    сельдью под шубой: herring-fur
    салата цезарь: caesar-chicken
    цезаря с курицей: caesar-chicken
    греческого салата: greek-salad
    крабовых палочек: crab-sticks
    крабового салата: crab-salad
    пельменей: pelmeni
    пельмени: pelmeni
    пельменями: pelmeni
    пильмени: pelmeni
    вареников: vareniki-potato
    вареники с творогом: vareniki-tvorog
    ленивых вареников: lazy-vareniki
    голубцов: golubtsy
    голубца: golubtsy
    фаршированного перца: stuffed-pepper
    плова: plov
    пловом: plov
    тефтелей: meatballs
    тефтели: meatballs
    гуляша: goulash
    бефстроганова: stroganoff
    шашлыка: shashlik-pork
    шашлыков из курицы: shashlik-chicken
    курицы: chicken
    курицей: chicken
    жареной курицы: chicken-fried
    куриную грудку: chicken-breast
    куринная грудка: chicken-breast
    куриной грудки: chicken-breast
    крылышек: chicken-wings
    говядины: beef
    свинину: pork
    индейки: turkey
    индейкой: turkey
    печени: beef-liver
    куриной печени: chicken-liver
    колбасы: sausage-boiled
    колбосы: sausage-boiled
    докторской колбасы: sausage-boiled
    сосисок: sosiska
    сосиску: sosiska
    сосисками: sosiska
    сосиськи: sosiska
    ветчины: ham
    сала: salo
    рыбу: fish
    рыбы на пару: fish-steamed
    лосося: salmon
    селедки: herring-salted
    селёдку: herring-salted
    скумбрией: mackerel
    креветок: shrimp
    красной икры: caviar
    сырников: syrniki
    сырники со сметаной: syrniki
    сырника: syrniki
    творожной запеканки: tvorog-casserole
    блинов: bliny
    блинчиков: bliny
    блинчиков с мясом: bliny-meat
    оладий: oladi
    оладьями: oladi
    оладушков: oladi
    хлеба: bread-white
    черного хлеба: bread-rye
    бородинского: bread-borodinsky
    батона: bread-white
    лаваша: pita
    бутерброда с сыром: sandwich-cheese
    бутербродов с колбасой: sandwich-sausage
    бутерброт: sandwich-sausage
    пиццы: pizza-cheese
    пицей: pizza-cheese
    гамбургера: hamburger
    чисбургер: cheeseburger
    шаурмы: shawarma
    шаверму: shawarma
    нагетсов: nuggets
    пирожков с капустой: pirozhok-cabbage
    пирожка с мясом: pirozhok-meat
    булочек: bun-sweet
    шарлотки: charlotte
    торта: cake
    тортик: cake
    медовика: medovik
    печенья: cookie
    печеньем: cookie
    овсяного печенья: cookie-oatmeal
    пряников: gingerbread
    вафель: wafers
    зефира: zefir
    мармелада: marmalade
    шоколада: chocolate-milk
    шеколад: chocolate-milk
    горького шоколада: chocolate-dark
    конфет: candy-chocolate
    мороженого: ice-cream
    мороженного: ice-cream
    варенья: jam
    меда: honey
    сахара: sugar
    яблок: apple
    яблока: apple
    яблоками: apple
    яблако: apple
    бананов: banana
    бонан: banana
    апельсина: orange
    опельсин: orange
    мандаринов: mandarin
    винограда: grapes
    арбуза: watermelon
    клубники: strawberry
    черешни: cherry
    вишен: cherry-sour
    огурцов: cucumber
    агурец: cucumber
    огурчики: cucumber
    соленых огурцов: cucumber-pickled
    помидоров: tomato
    помидорами: tomato
    памидор: tomato
    моркови: carrot
    морковки: carrot
    марковь: carrot
    морковь по-корейски: carrot-korean
    свёклы: beet
    капусты: cabbage
    квашеной капусты: sauerkraut
    тушеной капусты: cabbage-braised
    кабачков: zucchini
    кабачковой икры: zucchini-caviar
    баклажанов: eggplant
    броколли: broccoli
    шампиньонов: mushrooms
    грецких орехов: walnut
    орешков: walnut
    миндаля: almond
    семечек: sunflower-seeds
    чая: tea
    чаю: tea
    чай без сахара: tea
    чая с сахаром: tea-sugar
    кофе с молоком: coffee-milk
    капучино: cappuccino
    капуччино: cappuccino
    какао: cocoa
    компота: compote
    киселя: kissel
    кваса: kvass
    яблочного сока: juice-apple
    сока апельсинового: juice-orange
    воды: water
    пива: beer
    вина: wine-red
    водки: vodka
    майонеза: mayonnaise
    маионез: mayonnaise
    кетчупа: ketchup
    кетчуб: ketchup
    подсолнечного масла: oil-sunflower
    сливочного масла: butter
    протеина: whey
    протеинового батончика: protein-bar
    """)
