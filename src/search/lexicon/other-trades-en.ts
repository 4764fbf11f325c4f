/**
 * Questions in English to the support of other trades, one per line: post, telephone, travel, banks, shops, games,
 * energy, software, doctors. A site may answer those of its own trade, but hardly more.
 */
export const otherTradesEn = `
where is my parcel
my SIM card has no signal
can I take a second bag on the plane
how do I raise the limit of my credit card
the shoes I ordered are the wrong size
my character is stuck behind a wall
what is the tariff for electricity at night
the formula in my spreadsheet shows an error
I need to move my appointment with the doctor
does the room have breakfast included
how do I return a broken kettle
the courier left it with a neighbour
how do I switch my number to another network
can I check in online for a flight tomorrow
my cash machine swallowed my card
is this jacket available in blue
how do I get more coins in the game
when will someone read the gas meter
how do I merge two cells
are the test results ready
can I bring my dog to the hotel
is delivery free for orders over fifty pounds
the address on my package is wrong
how much data do I have left this month
my train was late, can I claim compensation
how do I open a joint savings account
this lipstick gives me a rash
why was I banned from the server
the smart meter shows nothing
how do I share a folder with my colleagues
which vaccine do I need for travelling
how do I cancel my booking for two nights
my driver never came
do you deliver to Ireland
the engine light came on after the service
how do I insure a new phone
can I transfer money to an account abroad
the washing machine does not spin
I want to sell my old camera
how do I report a pothole
`;
