/**
 * Names of services and products that people also ask any other help centre about. Left out are names that are words
 * (Teams, Steam), and what readers use while they use a site, which they name in questions about it: devices, browsers,
 * messengers, ways to pay, encyclopedias.
 */
export const otherServicesEn = `
gmail hotmail icloud onedrive dropbox evernote skype zoom webex
facebook instagram snapchat tiktok twitter pinterest tumblr quora linkedin tinder
youtube netflix hulu disney spotify deezer twitch audible kindle
fortnite minecraft roblox playstation xbox nintendo pokemon
amazon ebay etsy aliexpress alibaba temu shein walmart costco ikea tesco lidl aldi
starbucks mcdonalds deliveroo doordash uber lyft airbnb tripadvisor expedia ryanair easyjet lufthansa eurostar
revolut monzo venmo klarna coinbase binance bitcoin ethereum barclays hsbc
fedex dhl ups usps hermes
photoshop autocad powerpoint wordpress shopify squarespace github jira salesforce chatgpt
duolingo coursera udemy edx fitbit peloton tesla toyota
`;
