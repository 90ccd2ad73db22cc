/// What people write in English, and the food that they mean.
let englishQueries = Query.list(
    """
    egg: egg
    two boiled eggs: egg
    fried eggs: egg-fried
    scrambled egg: egg-scrambled
    omelet: omelette
    buckwheat: buckwheat
    oatmeal: oatmeal-milk
    porridge: oatmeal-milk
    white rice: rice
    rice with butter: rice-butter
    spaghetti: pasta
    pasta: pasta
    potatoes: potato
    mashed potato: potato-mash
    french fries: fries
    chicken breast: chicken-breast
    chiken breast: chicken-breast
    grilled chicken breast: chicken-breast-fried
    roast beef: beef-roast
    pork chops: pork-chop
    sausages: sosiska
    salmon: salmon
    tuna: tuna-canned
    shrimps: shrimp
    milk: milk-2-5
    whole milk: milk-3-2
    skim milk: milk-0
    greek yogurt: yogurt-greek
    yoghurt: yogurt-fruit
    cottage cheese: cottage-cheese
    chedar cheese: cheese-cheddar
    sour cream: sour-cream-15
    butter: butter
    bread: bread-white
    rye bread: bread-rye
    pancakes: pancakes
    cherries: cherry
    strawberries: strawberry
    strawbery: strawberry
    apples: apple
    bananna: banana
    tomatoes: tomato
    cucumbers: cucumber
    brocoli: broccoli
    walnuts: walnut
    peanut butter: peanut-butter
    borscht: borscht
    chicken noodle soup: soup-chicken-noodle
    caesar salad: caesar-chicken
    hamburger: hamburger
    cheeseburgers: cheeseburger
    pizza: pizza-cheese
    ice cream: ice-cream
    dark chocolate: chocolate-dark
    chocolate milk: milk-chocolate
    cup of coffee: coffee
    tea with milk: tea-milk
    orange juice: juice-orange
    a glass of red wine: wine-red
    protein bars: protein-bar
    """)
