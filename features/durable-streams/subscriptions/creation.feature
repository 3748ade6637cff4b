@durable-streams
Feature: Subscriptions are made of a complete configuration
  What lacks something or has it out of range makes nothing; what is asked for twice is made once.

  @DS-6.2-01 @MUST @capability-subscriptions-webhook
  Rule: A subscription has one of the two types

    Scenario: Without a type
      When a client asks for a webhook subscription without "type"
      Then the request is refused
      And there is no subscription

    Scenario Outline: The type <type>
      When a client asks for a webhook subscription with "type" set to "<type>"
      Then the request is refused
      And there is no subscription

      Examples:
        | type         |
        | 'email'      |
        | 'WEBHOOK'    |
        | null         |
        | 7            |
        | ['webhook']  |

  @DS-6.2-02 @MUST @capability-subscriptions-webhook
  Rule: A webhook subscription has a URL

    Scenario: Without a webhook
      When a client asks for a webhook subscription without "webhook"
      Then the request is refused
      And there is no subscription

    Scenario Outline: The webhook <webhook>
      When a client asks for a webhook subscription with "webhook" set to "<webhook>"
      Then the request is refused
      And there is no subscription

      Examples:
        | webhook       |
        | {}            |
        | {'url': null} |
        | {'url': ''}   |
        | {'url': 7}    |

  @DS-6.2-03 @MUST @capability-subscriptions-pull
  Rule: A pull-wake subscription has a wake stream

    Scenario: Without a wake stream
      When a client asks for a pull-wake subscription without "wake_stream"
      Then the request is refused
      And there is no subscription

    Scenario Outline: The wake stream <name>
      When a client asks for a pull-wake subscription with "wake_stream" set to "<name>"
      Then the request is refused
      And there is no subscription

      Examples:
        | name |
        | null |
        | ''   |
        | 7    |

  @DS-6.2-04 @MUST @capability-subscriptions-pull
  Rule: A lease takes from a second to ten minutes

    Scenario Outline: A lease of <millis> ms is too short, too long or no time
      When a client asks for a pull-wake subscription with "lease_ttl_ms" set to "<millis>"
      Then the request is refused
      And there is no subscription

      Examples:
        | millis   |
        | 999      |
        | 600001   |
        | 0        |
        | -1       |
        | 1500.5   |
        | '30000'  |

    Scenario Outline: A lease of <millis> ms
      When a client asks for a pull-wake subscription with "lease_ttl_ms" set to "<millis>"
      Then the subscription is made
      And the subscription has a lease of <millis> ms

      Examples:
        | millis |
        | 1000   |
        | 600000 |

  @DS-6.2-05 @MUST @capability-subscriptions-pull
  Rule: A lease takes thirty seconds where nothing is said

    Scenario: The default is shown
      Given a pull-wake subscription to the pattern "*"
      Then the subscription has a lease of 30000 ms

    Scenario: The default is the same as thirty seconds that were asked for
      Given a pull-wake subscription to the pattern "*"
      When a client asks for it again with "lease_ttl_ms" set to "30000"
      Then it is the same subscription

    Scenario: The default is what a claim hands over
      Given the stream "a"
      And a pull-wake subscription to the stream "a"
      And a worker that works on 1 message of "a"
      When the worker releases its work
      And a worker claims the work
      Then the claim hands over all that a worker needs

  @DS-6.2-06 @MUST @capability-subscriptions-webhook
  Rule: A subscription is to a pattern or to streams

    Scenario: Neither
      When a client asks for a webhook subscription without "pattern"
      Then the request is refused
      And there is no subscription

    Scenario: An empty list
      When a client asks for a webhook subscription with streams set to "[]" and no pattern
      Then the request is refused
      And there is no subscription

    Scenario: Nothing as the list
      When a client asks for a webhook subscription with streams set to "null" and no pattern
      Then the request is refused
      And there is no subscription

  @DS-6.2-09 @MUST @capability-subscriptions-webhook
  Rule: A new subscription is answered with its document

    Scenario: To a pattern
      Given a webhook subscription to the pattern "*"
      Then the answer to the creation is a document with its id

    Scenario: To streams
      Given the streams "a" and "b"
      And a webhook subscription to the streams "a" and "b"
      Then the answer to the creation is a document with its id

    @capability-subscriptions-pull
    Scenario: To be pulled
      Given a pull-wake subscription to the pattern "*"
      Then the answer to the creation is a document with its id

  @DS-6.2-10 @MUST @capability-subscriptions-webhook
  Rule: Asking again for the same changes nothing

    Scenario: The same request
      Given a webhook subscription to the pattern "*" with a description
      When a client asks for it again
      Then it is the same subscription

    Scenario: The same in another order
      Given the streams "a" and "b"
      And a webhook subscription to the streams "a" and "b"
      When a client asks for it again with its fields and streams in another order and its streams doubled
      Then it is the same subscription
      And the subscription lists just "a" and "b"

    Scenario: The cursors stay
      Given the stream "a" holds 2 messages
      And a webhook subscription to the stream "a"
      When a writer appends 3 messages to "a"
      And a client asks for it again
      Then it is the same subscription
      And the cursor of "a" is after message 2

    Scenario: The cursors of a pattern stay
      Given the stream "a" holds 2 messages
      And a webhook subscription to the pattern "*"
      When a writer appends 3 messages to "a"
      And a client asks for it again
      Then it is the same subscription
      And the cursor of "a" is after message 2

  @DS-6.2-11 @MUST @capability-subscriptions-webhook
  Rule: Another configuration under the same id is a conflict

    Scenario Outline: Another <field>
      Given the streams "a" and "b"
      And a webhook subscription to the pattern "*" and the streams "a" and "b" with a description
      When a client asks for it again with "<field>" set to "<value>"
      Then the request is refused as a conflict and the subscription is unchanged

      Examples:
        | field        | value                      |
        | pattern      | '~/**'                     |
        | streams      | ['~/a']                    |
        | streams      | ['~/a', '~/b', '~/c']      |
        | webhook.url  | '@/other'                 |
        | lease_ttl_ms | 20001                      |
        | description  | 'another one'              |

    Scenario Outline: No <field>
      Given the stream "a"
      And a webhook subscription to the pattern "*" and the stream "a" with a description
      When a client asks for it again without "<field>"
      Then the request is refused as a conflict and the subscription is unchanged

      Examples:
        | field        |
        | pattern      |
        | streams      |
        | lease_ttl_ms |
        | description  |

    @capability-subscriptions-pull
    Scenario: Another type
      Given a webhook subscription to the pattern "*"
      When a client asks for it again as a pull-wake subscription
      Then the request is refused as a conflict and the subscription is unchanged

    @capability-subscriptions-pull
    Scenario: Another wake stream
      Given a pull-wake subscription to the pattern "*"
      When a client asks for it again with "wake_stream" set to "'~/others'"
      Then the request is refused as a conflict and the subscription is unchanged

  @DS-6.2-12 @MUST @capability-subscriptions-webhook
  Rule: No answer holds a secret that a receiver would share

    Scenario: The answer to the creation and the document
      Given a webhook subscription to the pattern "*" with a description
      Then no answer about the subscription holds a secret

  @DS-6.3-01 @MUST @capability-subscriptions-webhook
  Rule: The document shows the whole subscription

    Scenario: Webhooks for a pattern and streams
      Given the streams "a" and "b"
      And a webhook subscription to the pattern "*" and the streams "a" and "b" with a description
      Then the document shows everything that was asked for

    @capability-subscriptions-pull
    Scenario: To be pulled
      Given the stream "a"
      And a pull-wake subscription to the stream "a" with a description
      Then the document shows everything that was asked for
