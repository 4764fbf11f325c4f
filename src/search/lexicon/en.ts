import type { LexiconSource } from './lexicon.ts';

/** English, as people write to a help desk. */
export const en: LexiconSource = {
  stopWords: `
a an the i my me we you your it is are am was be been do does did can could will would should may might have has had to
of in on at for from with by and or but not no if then so as that this these those what which how when where why who
there here get got please want need way ways easy easier easiest simple simplest best better good great nice possible
possibly able ability thing things something anything nothing everything somebody someone anybody anyone everybody
everyone know knows knowing known knew think thought guess understand understanding understood tell tells told telling
say says said saying explain explained show shows showing mean means meant meaning find finding found figure figuring
determine determining check checking see seeing saw seen look looking looks make makes making made use uses using used
take takes taking took give gives giving gave given go goes going gone went come comes coming came put keep keeps
keeping kept let lets try tries trying tried seem seems seemed work works working happen happens happening happened
wants wanted needs needed like likes liked love wish hope hoping wonder wondering curious help helps helping helped ask
asking asked question questions answer answers idea ideas option options method methods manner approach procedure
process step steps reason reasons purpose point case cases kind kinds type types sort sorts matter part parts example
time times day days today now currently right later soon recently already still yet ever never always often sometimes
again once just even only also too very really quite rather much many more most less least lot lots few several some any
all each every both either another other others same different such own certain various about into onto upon within
without during before after since until while because between among through across against over under above below up
down out off away back around along together else instead otherwise however though although whether will'd would've
shall ought cannot couldn doesn didn don isn aren wasn weren hasn haven won wouldn shouldn im ive id ill youre theres
thats whats dont doesnt didnt cant wont isnt arent hi hello hey dear sir madam kindly thank thanks ok okay yes yeah
sorry new old first last next one two three number long short big small actually basically simply exactly properly
correctly particular specific general main current gets getting gotten set sets setting become being having doing done
what's how's it's that's i'd i'm i've you're there's
`,
  groups: `
get receive obtain acquire
buy purchase
refund reimburse reimbursement "money back" chargeback "paid back"
money cash fund funds
price cost fee rate tariff pricing "how much" expensive cheap
salary paycheck payroll wage wages income
cancel terminate stop discontinue unsubscribe "call off" quit
delete remove erase "get rid" clear
close deactivate shut
change edit modify update alter amend adjust
replace replacement swap exchange
decline deny denied reject refuse declined
fail failure unsuccessful "not work" "doesn't work" "didn't work" "not working" "isn't working" "go through" broken malfunction
problem issue trouble error wrong bug glitch fault
cannot can't unable "not able" couldn't impossible
lose lost missing misplace stolen disappear gone vanish steal
find locate
see view look show display visible appear
activate enable "turn on" start begin launch
disable "turn off" deactivate "switch off"
block lock freeze suspend ban frozen lockout
unblock unlock unfreeze
account profile
password passcode pin
login "log in" "sign in" signin logon "logged in" "logging in"
register "sign up" signup enroll enrol join registration
phone mobile cellphone smartphone telephone cell
email mail e-mail
photo picture image pic photograph
video clip movie film footage
install "set up" setup installation
fast quick quickly rapid speed
slow lag laggy buffering stutter
delay late overdue delayed
wait pending processing "in progress"
deliver delivery ship shipping shipment dispatch arrive courier
track tracking status whereabouts
return "send back"
extra another additional second more
limit maximum max cap restriction
free gratis complimentary
discount coupon promo promotion voucher offer deal promocode
invoice bill receipt statement
abroad foreign overseas international
currency dollar euro pound yuan
transfer wire remit
withdraw withdrawal "take out" "cash out"
deposit "top up" topup "top-up" "add money" recharge
child kid daughter son children minor teenager
parent mother father mom dad
spouse wife husband partner
job employment career position occupation
sick ill illness disease
medicine drug medication pill treatment cure
symptom symptoms sign
die death kill fatal mortality dead deadly
prevent protect avoid prevention protection precaution
cause reason why origin
mean meaning definition define
difference compare versus vs differ different comparison
help assist assistance support
contact reach "get in touch" hotline
call phone dial
agent human representative staff operator "customer service" "customer care" "real person"
verify verification confirm validate authenticate verified
identity id identification passport
genuine original authentic real fake counterfeit authenticity legit
available availability stock
product item goods merchandise
course class lesson lecture module
teacher instructor tutor lecturer coach trainer mentor
homework assignment exercise
certificate diploma credential certification
subscription membership subscribe
renew extend prolong renewal extension
expire expiry expiration expired "run out"
hide conceal private privacy
message text sms chat
notification alert reminder notify remind
audio sound voice volume
play watch stream playback
subtitle caption transcript
computer pc laptop desktop
app application program software tool
website site page webpage web
search lookup query
file document attachment
folder directory
backup copy duplicate
restore recover recovery retrieve "get back"
forget forgot forgotten "don't remember" "can't remember"
twice double duplicate
incorrect wrong mistaken inaccurate
charge debit deduct deducted debited billed
recommend suggest recommendation suggestion advise advice
best good great top favorite
way method approach
step process procedure instruction guide tutorial
allow permit accept
need require necessary must mandatory requirement required
safe safety secure security
hack compromise unauthorized fraud fraudulent scam
old age elderly elder older
people person someone somebody everyone
complaint complain complaining
feedback review comment rating
location address place
city town area region
schedule appointment book booking reschedule slot
resume cv
create make build generate produce
convert turn transform
write compose draft
read reading
learn study learning
free "no cost"
multiple several many
combine merge join
split separate divide
automatic automatically auto
offline "without internet" "no internet"
online internet web
device gadget machine hardware
browser chrome firefox safari
size large big huge
small tiny little
weight fat slim lose
diet food eat nutrition
test testing tested exam
long duration length
day days date
time hour minute
stay remain keep
leave exit quit
go travel trip visit flight
work working function
think believe feel
know aware tell
want like wish
use usage using utilize
try attempt
allowed permitted legal
another other different second extra additional spare
several multiple many numerous
quit leave resign
begin start commence initiate
finish complete end done conclude
continue resume proceed carry
pause hold suspend break interrupt
increase raise boost grow gain higher
decrease reduce lower drop shrink less cut
add insert include append attach
exclude omit remove without
choose select pick option choice prefer preference
decide determine figure
connect link pair attach sync synchronize integrate
disconnect unlink detach unpair
collect gather pick
arrange organize sort order organise
group team community club
member user subscriber participant
customer client consumer buyer shopper
seller vendor merchant dealer supplier
company business firm enterprise organization corporation
store shop outlet retailer
boss manager supervisor employer
hire recruit recruitment vacancy
holiday vacation leave "day off" pto "time off"
retire retirement pension 401k
insurance insure coverage policy claim
tax taxes vat irs w2
loan borrow credit lend mortgage
debt owe balance outstanding due
savings save saving
spend spending expense expenditure
budget plan
earn reward point points cashback
bank banking
check cheque checkbook
card visa mastercard amex
credit rating score
damaged broken defective faulty cracked
fix repair mend solve resolve troubleshoot
stuck frozen hang hung unresponsive freezing
crash crashes crashing close closes
load loading opens
blurry blur unclear fuzzy pixelated resolution quality
mute silent unmute silence "no sound"
quiet volume loud louder
charge charger battery charging power
signal network wifi wi-fi connection connectivity internet
bluetooth wireless
print printer printing
scan scanner
type typing keyboard
mouse cursor click tap press
button key
menu tab page window
homepage home
icon logo symbol
font text typeface
color colour
background wallpaper theme dark
zoom enlarge bigger magnify
rotate flip
crop trim cut
copy paste duplicate
undo revert rollback reverse reversed reverted
rename name title
nickname username handle "user name" name
avatar profile picture
address street postcode zip zipcode pincode
birthday birth dob
age years
sex gender
marriage married wedding marry
baby infant newborn toddler
pregnant pregnancy
woman female women lady girl
man male men guy boy
pet dog cat animal
car vehicle automobile auto
gas fuel petrol gasoline
tire tyre
mechanic maintenance service
road route traffic way directions
map maps navigation gps
distance far close near nearby miles kilometers
plane flight airplane airline fly airport
luggage baggage suitcase carry-on
hotel accommodation lodging room
passport visa
border customs immigration
language speak translate translation
english spanish french german
translate interpret say
weather forecast temperature rain
alarm wake
timer countdown
clock timezone
calendar event meeting agenda
remind reminder remember
list todo "to do" task tasks
note notes memo
music song track playlist tune
movie show film tv
game play gaming match
team squad lineup player players
win winner winning victory prize
lose loss defeat lost
score points result
rule regulation guideline
join enter participate participation entry
joke funny
story tale
recipe cook cooking ingredient ingredients
restaurant diner eatery cafe
meal dinner lunch breakfast
calorie calories nutrition nutritional
vegetarian vegan
drink beverage
healthy health fitness wellness
exercise workout gym training
sleep bed mattress insomnia
comfortable comfort soft firm
pillow cushion
size dimension dimensions measurement width height
custom customize customise personalized
warranty guarantee
trial demo test sample
original official
quality durable
discount sale offer promo
cod "cash on delivery"
order purchase
cart basket
checkout payment
wishlist favorites favourites bookmark
catalog range collection
brand make
exchange swap
pickup "pick up" collect
express fast
weigh weight
pack package parcel packet packaging
box carton
gift present
address location deliver
store showroom branch
bulk wholesale
complaint grievance
legal law lawyer court sue
contract agreement terms
sign signature
copyright license licence licensing
permission authorise authorize allow consent approve approval
admin administrator owner
role permission
invite invitation refer referral
share sharing
public visible
anonymous incognito
follow follower subscribe
unfollow unsubscribe
like likes favorite
unfriend remove
post publish posting upload
facebook fb
google gmail
mail inbox email
message pm dm messages
conversation thread
reply respond response answer
forward redirect
spam junk
sender from
recipient receiver to
draft unsent
archive archived
filter rule
label tag tags category
star mark flag
unread read
contact contacts
schedule timer delay later postpone
export download backup
import upload
storage space disk quota capacity
size big
oldest earliest first
newest latest recent last
view preview
edit editing editor
spreadsheet excel sheet
presentation slides slideshow powerpoint
word document doc docs
table chart graph diagram
drawing draw sketch
formula calculate calculation compute
formatting format style
line row
column columns
cell cells
code snippet source
script macro
bug issue
server host hosting self-hosted
domain dns url
site sites blog
visitor traffic analytics statistics stats
ad ads advert advertisement advertising
seo ranking
keyword term
exact exactly literal
alternative replacement similar equivalent substitute
compatible support compatibility
keyboard shortcut hotkey
extension plugin addon add-on
update upgrade version
latest new newest
old previous earlier former
permanent permanently forever
temporary temporarily
daily "every day"
weekly "every week"
monthly "every month" month
yearly annual annually year
weekend saturday sunday
today now
night evening
exchange rate
breath breathing breathe
recover recovered recovery
origin originate "come from" source start started began
country nation
government state federal authorities
emergency urgent urgently immediately asap
danger dangerous risk risky harmful hazard
parent elderly grandparent
school university college campus
student pupil learner
grade mark score
attend attendance attending
late deadline due
teacher professor
apply application applying
approve approved accept accepted
deny refuse
proof evidence document documents
photo id
link url
code otp
expired invalid
valid validity
correct right accurate
top up
auto automatic
contactless nfc "tap"
apple iphone ios ipad
android samsung
country region
supported accepted
merchant store
compromised stolen
dispute chargeback contest
pending waiting hold
direct debit
salary payroll
settle settlement
`,
  intents: {
    contact: `
speak to a human
speak to a person
speak to someone
speak to somebody
speak with someone
speak to an agent
talk to a human
talk to a person
talk to someone
talk to somebody
talk to an agent
talk to a real person
real person
real human
live agent
live chat
human agent
human support
contact support
contact us
contact customer service
customer service number
customer care number
customer support number
support phone number
helpline
hotline
call centre
call center
call you
phone you
ring you
reach a human
reach a person
get in touch with someone
get in touch with you
`,
    contactAlone: `
human
person
agent
operator
representative
support
contact
customer service
customer support
customer care
help desk
helpdesk
phone
phone number
telephone
telephone number
contact number
call
chat
email address
get in touch
are you a robot
are you a bot
are you human
are you real
`,
    greeting: `
hello
hi
hey
hello there
hi there
hiya
howdy
yo
greetings
good morning
good afternoon
good evening
anyone there
anybody there
is anyone there
is anybody there
are you there
what's up
whats up
how are you
how's it going
who are you
what is your name
what's your name
whats your name
how old are you
what time is it
what's the time
what is the time
what day is it
what's the date
what is the date
help
test
testing
thanks
thank you
`,
    smallTalk: `
what is the weather
what is the weather today
what is the weather tomorrow
what's the weather
what's the weather today
what's the weather tomorrow
how is the weather
weather today
weather tomorrow
weather in
weather forecast
tell me a joke
`,
  },
};
