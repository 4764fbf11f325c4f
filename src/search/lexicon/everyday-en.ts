/**
 * Questions of daily life in English that no help centre answers, one per line: weather, kitchen, travel, animals,
 * health, history.
 */
export const everydayEn = `
what will the weather be like tomorrow
how long do I boil an egg
best time of year to visit Iceland
why does my cat keep scratching the sofa
who painted the ceiling of the Sistine Chapel
how do I get a red wine stain out of a carpet
train times from Leeds to London on Sunday
my back hurts when I sit for a long time
what is the square root of 144
which wood is best for a garden fence
how much water should I give an orchid
is it safe to eat cheese with mould on it
who won the world cup in 1998
recipe for banana bread without eggs
how do I change a flat bicycle tyre
what is the capital of Australia
can I park here on a public holiday
my neighbour plays loud music at night, what can I do
how often should I wash my hair
do penguins have knees
what does my landlord have to repair
cheap flights to Lisbon in May
how do I stop my glasses from fogging up
how tall is Mount Everest
the boiler makes a banging noise when it starts
how do I remove a tick from my dog
what are the symptoms of hay fever
how many calories are there in an avocado
when does daylight saving time end
should I paint the walls or the ceiling first
which film won the most awards last year
how do I write a letter to my member of parliament
is a tomato a fruit or a vegetable
how do I fold a fitted sheet
what year did the Berlin Wall fall
my toddler refuses to sleep in her own bed
what is the difference between a crocodile and an alligator
how do I sharpen a kitchen knife
where can I rent skis near Innsbruck
how do I treat a wasp sting
translate good morning into Italian
how far is the moon from the earth
which side of the road do they drive on in Japan
can you freeze cooked rice
opening hours of the swimming pool
what gift should I bring to a housewarming party
how do I get rid of ants in the kitchen
what is a good name for a rabbit
who wrote Pride and Prejudice
my car will not start when it is cold
how do I tie a bow tie
is there a pharmacy open near me tonight
what does it mean when a plant's leaves turn yellow
how many players are there in a rugby team
how do solar panels work
do I need a visa for Vietnam
how do I lower my blood pressure
what should I wear to a winter wedding
where do sea turtles lay their eggs
how long does it take to learn the violin
`;
